package org.ctpat.status;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import org.ctpat.account.Benefit;
import org.ctpat.account.Benefits;
import org.ctpat.account.EntityTypes;
import org.ctpat.account.Identifier;
import org.ctpat.account.IdentifierFormat;
import org.ctpat.account.IdentifierHolder;
import org.ctpat.account.IdentifierRegister;
import org.ctpat.account.MembershipStatus;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells status, tier and benefits of the holders of identifiers, now or as of a day. A request of
 * any size takes one query, or two for a day in the past; one more where it asks for bonds,
 * accounts or persons.
 */
@Service
public class StatusService {

  /** Members before others, running accounts before closed ones, newer before older ones. */
  private static final Comparator<Standing> BEST =
      Comparator.comparing((Standing standing) -> standing.status().member())
          .thenComparing(standing -> standing.holder().claimed())
          .thenComparing(standing -> standing.holder().accountNumber());

  private static final int SHOWN_DIGITS = 4;

  private final IdentifierRegister register;
  private final EntityTypes types;
  private final Benefits benefits;
  private final StatusChanges changes;
  private final Clock clock;

  StatusService(
      IdentifierRegister register,
      EntityTypes types,
      Benefits benefits,
      StatusChanges changes,
      Clock clock) {
    this.register = register;
    this.types = types;
    this.benefits = benefits;
    this.changes = changes;
    this.clock = clock;
  }

  /**
   * One answer for each question, in their order.
   *
   * @param asOf the status at the end of this day in U.S. Eastern time; null for now
   * @throws Refused when the day is yet to come
   * @throws org.ctpat.decision.DecisionFailed when the engine is away and the benefits were never
   *     asked for
   */
  @Transactional(readOnly = true)
  public List<Answer> of(List<Question> questions, @Nullable LocalDate asOf) {
    var today = LocalDate.ofInstant(clock.instant(), UsEastern.ZONE);
    if (asOf != null && asOf.isAfter(today)) {
      throw new Refused(
          "The day %s is yet to come: ask for %s or an earlier day.".formatted(asOf, today));
    }
    var asked = questions.stream().map(this::read).toList();
    var wanted = new LinkedHashSet<Identifier>();
    asked.forEach(question -> wanted.addAll(question.possible()));
    var holders = new HashMap<Identifier, List<IdentifierHolder>>();
    for (var holder : register.holders(wanted)) {
      holders.computeIfAbsent(holder.identifier(), id -> new ArrayList<>()).add(holder);
    }
    var past =
        asOf == null || asOf.equals(today)
            ? null
            : past(holders.values(), UsEastern.startOf(asOf.plusDays(1)).toInstant());
    return asked.stream().map(question -> answer(question, holders, past)).toList();
  }

  /**
   * Whether a question may mean a number that is personal data. Such a number has no place in the
   * address of a request, which servers on the way keep.
   */
  public boolean personal(Question question) {
    return read(question).possible().stream().anyMatch(this::personal);
  }

  private boolean personal(Identifier identifier) {
    return types.format(identifier.type()).filter(IdentifierFormat::personal).isPresent();
  }

  /** The schemes that can be asked for, with their forms in words. */
  public Map<String, String> schemes() {
    var schemes = new LinkedHashMap<String, String>();
    types
        .formats()
        .forEach(
            format ->
                schemes.put(
                    format.type(),
                    format.label()
                        + " ("
                        + format.format()
                        + ")"
                        + (format.personal() ? ", in the body of a batch alone" : "")));
    schemes.put(Identifier.ACCOUNT, "Account number in the programme (NN-NNNNNN)");
    return schemes;
  }

  private Asked read(Question question) {
    var scheme =
        question.scheme() == null ? "" : question.scheme().strip().toUpperCase(Locale.ROOT);
    var value = question.value() == null ? "" : question.value();
    if (scheme.isEmpty() || value.isBlank()) {
      return Asked.invalid(question, "Give a scheme and a value.");
    }
    if (scheme.equals(Identifier.ACCOUNT)) {
      return new Asked(question, List.of(new Identifier(scheme, value.strip())), null);
    }
    var family =
        types.formats().stream()
            .filter(
                format -> format.type().equals(scheme) || format.type().startsWith(scheme + "_"))
            .toList();
    if (family.isEmpty()) {
      return Asked.invalid(
          question,
          "'%s' is no scheme: one of %s, or the beginning of one, as IOR."
              .formatted(scheme, schemes().keySet()));
    }
    var possible =
        family.stream()
            .filter(format -> format.accepts(format.normal(value)))
            .map(format -> new Identifier(format.type(), format.normal(value)))
            .toList();
    if (possible.isEmpty()) {
      return Asked.invalid(
          question,
          "The form of %s is %s."
              .formatted(
                  scheme,
                  String.join(
                      " or ", family.stream().map(format -> format.format()).distinct().toList())));
    }
    return new Asked(
        possible.stream().anyMatch(this::personal) ? masked(question) : question, possible, null);
  }

  /** An answer does not repeat a personal number: only its last digits. */
  private static Question masked(Question question) {
    var value = question.value().strip();
    int shown = Math.max(0, value.length() - SHOWN_DIGITS);
    return new Question(
        question.scheme(),
        value.substring(0, shown).replaceAll("[0-9]", "*") + value.substring(shown));
  }

  /** The last change of each account before an instant. */
  private Map<String, StatusChange> past(
      Collection<List<IdentifierHolder>> holders, Instant before) {
    var accounts = new LinkedHashSet<String>();
    holders.forEach(list -> list.forEach(holder -> accounts.add(holder.accountNumber())));
    var last = new HashMap<String, StatusChange>();
    if (!accounts.isEmpty()) {
      changes.before(accounts, before).forEach(change -> last.put(change.accountNumber(), change));
    }
    return last;
  }

  private Answer answer(
      Asked asked,
      Map<Identifier, List<IdentifierHolder>> holders,
      @Nullable Map<String, StatusChange> past) {
    var question = asked.question();
    if (asked.problem() != null) {
      return new Answer(
          question.scheme(), question.value(), Answer.Outcome.INVALID, asked.problem(), List.of());
    }
    var best = new LinkedHashMap<String, Standing>();
    for (var identifier : asked.possible()) {
      for (var holder : holders.getOrDefault(identifier, List.of())) {
        best.merge(holder.entityType(), standing(holder, past), BinaryOperator.maxBy(BEST));
      }
    }
    return new Answer(
        question.scheme(),
        question.value(),
        best.isEmpty() ? Answer.Outcome.UNKNOWN : Answer.Outcome.FOUND,
        null,
        best.values().stream().map(this::membership).toList());
  }

  private Standing standing(IdentifierHolder holder, @Nullable Map<String, StatusChange> past) {
    if (past == null) {
      return new Standing(
          holder, holder.status(), types.get(holder.entityType()).tier(holder.status()));
    }
    var change = past.get(holder.accountNumber());
    return change == null
        ? new Standing(holder, MembershipStatus.NONE, null)
        : new Standing(holder, change.status(), change.tier());
  }

  private Answer.Membership membership(Standing standing) {
    var holder = standing.holder();
    return new Answer.Membership(
        holder.accountNumber(),
        holder.companyName(),
        holder.entityType(),
        standing.status(),
        standing.tier(),
        standing.status().member(),
        benefits.of(holder.entityType(), standing.status()).stream().map(Benefit::id).toList());
  }

  /** A question with the identifiers it may mean, or with what is wrong with it. */
  private record Asked(Question question, List<Identifier> possible, @Nullable String problem) {

    static Asked invalid(Question question, String problem) {
      return new Asked(question, List.of(), problem);
    }
  }

  private record Standing(
      IdentifierHolder holder, MembershipStatus status, @Nullable Integer tier) {}
}
