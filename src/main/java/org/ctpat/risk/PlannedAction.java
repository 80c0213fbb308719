package org.ctpat.risk;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;

/**
 * A row of the action plan (fact sheet section 12, step 4).
 *
 * @param actionId id of the corrective action that it becomes, such as {@code
 *     10-000101-APP-1-RA-A1}; empty for a new one
 * @param criterionId criterion that is not met or would lower the risk
 * @param partnerContact whom to talk to at the party
 * @param owner who sees to it
 * @param progressOn when progress is looked at
 * @param dueOn when it has to be done
 * @param evidenceWanted what will prove it
 */
@Embeddable
public record PlannedAction(
    String actionId,
    String laneId,
    String partyId,
    @Enumerated(EnumType.STRING) ProcessStep step,
    String criterionId,
    String vulnerability,
    String action,
    String partnerContact,
    String owner,
    LocalDate progressOn,
    LocalDate dueOn,
    String evidenceWanted) {}
