package org.ctpat.partner;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A business partner in a company's register.
 *
 * @param provenUntil last day of the proof that lasts longest; null without a last day or proof
 * @param lostWhy what was lost, null when nothing is
 * @param monitoredOn when the programme looked up its status last
 * @param endedWhy why it is not used any more, null while it is
 * @param proofs newest first; none in lists
 */
public record PartnerView(
    long id,
    String ownerAccount,
    PartnerEntry entry,
    PartnerStanding standing,
    @Nullable LocalDate provenUntil,
    @Nullable LocalDate lostOn,
    @Nullable String lostWhy,
    @Nullable LocalDate monitoredOn,
    @Nullable LocalDate endedOn,
    @Nullable String endedWhy,
    List<ProofView> proofs) {

  public boolean ended() {
    return endedOn != null;
  }
}
