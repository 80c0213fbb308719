package org.ctpat.announcement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Audience;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.audit.Actor;
import org.ctpat.mail.MailKind;
import org.ctpat.mail.Mails;
import org.ctpat.process.TestAccounts;
import org.ctpat.task.Notices;
import org.ctpat.task.Person;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class AnnouncementsTest {

  private static final Actor HELEN = new Actor("helen.brandt", "Helen Brandt", Actor.Kind.CBP);
  private static final Audience RAIL = new Audience(Set.of("RAIL"), Set.of(), Set.of(), Set.of());

  private final Announcements announcements;
  private final AnnouncementTeller teller;
  private final Accounts accounts;
  private final Notices notices;
  private final Mails mails;
  private final String rail = TestAccounts.next();
  private final String importer = TestAccounts.next();
  private final Actor paul = new Actor("paul." + rail, "Paul Reed", Actor.Kind.MEMBER);

  @Autowired
  AnnouncementsTest(
      Announcements announcements,
      AnnouncementTeller teller,
      Accounts accounts,
      Notices notices,
      Mails mails) {
    this.announcements = announcements;
    this.teller = teller;
    this.accounts = accounts;
    this.notices = notices;
    this.mails = mails;
  }

  @BeforeEach
  void openAccounts() {
    open(rail, "RAIL");
    open(importer, "IMP");
  }

  @Test
  void reachesThePartOfTheMembershipThatItIsFor() {
    long id = draft(RAIL, true);
    assertThat(announcements.of(rail)).isEmpty();
    assertThat(announcements.reach(RAIL)).isEqualTo(accounts.count(RAIL)).isPositive();

    announcements.publish(id, HELEN);
    announcements.publish(id, HELEN);
    teller.tell();
    teller.tell();

    assertThat(announcements.of(rail)).singleElement().matches(Announcements.Mine::open);
    assertThat(announcements.of(importer)).isEmpty();
    assertThat(news(rail)).containsExactly("Announcement to acknowledge: Seals at rail yards");
    assertThat(news(importer)).isEmpty();
    assertThat(mails.of(rail, false, Long.MAX_VALUE, 10))
        .singleElement()
        .matches(mail -> mail.kind() == MailKind.ANNOUNCEMENT);
  }

  @Test
  void isAcknowledgedOnceAndRemindsTheOthersAlone() {
    var second = TestAccounts.next();
    open(second, "RAIL");
    long id = draft(RAIL, true);
    announcements.publish(id, HELEN);
    assertThatThrownBy(() -> announcements.remind(id, HELEN)).hasMessageContaining("just now");
    teller.tell();

    announcements.acknowledge(id, rail, paul);
    announcements.acknowledge(id, rail, new Actor("x", "Somebody Else", Actor.Kind.MEMBER));
    assertThatThrownBy(() -> announcements.acknowledge(id, importer, paul))
        .isInstanceOf(AnnouncementRefused.class);
    assertThat(announcements.of(rail).getFirst().acknowledged())
        .extracting(Acknowledgement::person)
        .isEqualTo("Paul Reed");
    assertThat(announcements.acknowledged()).containsEntry(id, 1L);

    announcements.remind(id, HELEN);
    teller.tell();
    assertThat(news(rail)).hasSize(1);
    assertThat(news(second)).hasSize(2);
    assertThat(announcements.reached(id, "", 500))
        .filteredOn(reached -> reached.acknowledged() != null)
        .hasSize(1);
  }

  @Test
  void isChangedAsADraftOnlyAndWithdrawnWithAReason() {
    long id = draft(RAIL, false);
    announcements.draft(id, entry("Better title", RAIL, false), HELEN);
    announcements.publish(id, HELEN);
    assertThatThrownBy(() -> announcements.draft(id, entry("Too late", RAIL, false), HELEN))
        .hasMessageContaining("Only drafts");
    assertThatThrownBy(() -> announcements.withdraw(id, " ", HELEN)).hasMessageContaining("why");

    announcements.withdraw(id, "Superseded", HELEN);

    assertThat(announcements.of(rail)).isEmpty();
    assertThat(announcements.find(id).orElseThrow().state())
        .isEqualTo(Announcement.State.WITHDRAWN);
    teller.tell();
    assertThat(news(rail)).isEmpty();
  }

  @Test
  void refusesWhatReachesNobody() {
    var nobody = new Audience(Set.of("RAIL"), Set.of("ZW"), Set.of(), Set.of());
    long id = draft(nobody, false);

    assertThatThrownBy(() -> announcements.publish(id, HELEN)).hasMessageContaining("no account");
  }

  private long draft(Audience audience, boolean must) {
    return announcements.draft(null, entry("Seals at rail yards", audience, must), HELEN);
  }

  private static AnnouncementEntry entry(String title, Audience audience, boolean must) {
    return new AnnouncementEntry(
        title, "Check seals at each yard.", LocalDate.of(2027, 6, 1), must, audience);
  }

  private List<String> news(String account) {
    return notices.of(new Person("p", "P", Set.of("member-" + account), account), 50).stream()
        .map(notice -> notice.text())
        .toList();
  }

  private void open(String number, String type) {
    accounts.open(
        AccountNumber.of(number),
        new NewAccount(
            type,
            "News Test " + number,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, "o@news.example", null),
            null),
        Actor.system("test"));
  }
}
