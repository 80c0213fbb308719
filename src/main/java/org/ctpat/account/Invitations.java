package org.ctpat.account;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Invitations of CBP to companies of types that some or all join by invitation only (fact sheet
 * section 3, foreign terminal operators and manufacturers outside Mexico and Canada).
 */
@Service
public class Invitations {

  private static final String SYMBOLS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

  private final SentInvitations sent;
  private final EntityTypes types;
  private final AuditTrail audit;
  private final Clock clock;
  private final SecureRandom random = new SecureRandom();

  Invitations(SentInvitations sent, EntityTypes types, AuditTrail audit, Clock clock) {
    this.sent = sent;
    this.types = types;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Invites a company.
   *
   * @throws IllegalArgumentException when the type needs no invitation, no company is named, or the
   *     person is not of CBP
   */
  @Transactional
  public InvitationView invite(String entityType, String companyName, Actor by) {
    if (by.kind() != Actor.Kind.CBP) {
      throw new IllegalArgumentException("Only people of CBP invite companies");
    }
    var type = types.get(entityType);
    if (!type.invitation()) {
      throw new IllegalArgumentException(
          "A %s needs no invitation: it applies by itself".formatted(type.name()));
    }
    var name = companyName.strip();
    if (name.isEmpty() || name.length() > 200) {
      throw new IllegalArgumentException(
          "Name the company that is invited, in at most 200 characters");
    }
    var invitation =
        sent.save(
            new Invitation(
                newNumber(),
                type.code(),
                name,
                by.name(),
                LocalDate.ofInstant(clock.instant(), UsEastern.ZONE)));
    audit.record(
        new AuditEvent(
            invitation.view().number(),
            null,
            "Company invited",
            name,
            by,
            Map.of(),
            Map.of("entityType", type.code())));
    return invitation.view();
  }

  /** The newest invitations, at most 200. */
  @Transactional(readOnly = true)
  public List<InvitationView> newest() {
    return sent.findTop200ByOrderByInvitedOnDescNumber().stream().map(Invitation::view).toList();
  }

  /** Whether this number invites the account. */
  boolean invites(AccountNumber account, String entityType, @Nullable String number) {
    return number != null
        && sent.findById(normal(number))
            .filter(invitation -> invitation.invites(account, entityType))
            .isPresent();
  }

  /** Binds the invitation to the account, so that no other can use it. */
  void use(AccountNumber account, String entityType, @Nullable String number) {
    if (invites(account, entityType, number)) {
      sent.findById(normal(number)).orElseThrow().usedBy(account);
    }
  }

  private static String normal(@Nullable String number) {
    return String.valueOf(number).strip().toUpperCase(Locale.ROOT);
  }

  private String newNumber() {
    var number = new StringBuilder("INV-");
    for (int i = 0; i < 8; i++) {
      number.append(SYMBOLS.charAt(random.nextInt(SYMBOLS.length())));
    }
    return number.toString();
  }
}
