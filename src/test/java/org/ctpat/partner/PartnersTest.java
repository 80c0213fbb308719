package org.ctpat.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.ctpat.DomainTest;
import org.ctpat.TestClock;
import org.ctpat.account.AccountNumber;
import org.ctpat.account.Accounts;
import org.ctpat.account.Contact;
import org.ctpat.account.NewAccount;
import org.ctpat.account.TestStandings;
import org.ctpat.audit.Actor;
import org.ctpat.risk.Level;
import org.ctpat.risk.PartyRole;
import org.ctpat.status.StatusConsents;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class PartnersTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final LocalDate TODAY = LocalDate.of(2027, 3, 3);
  private static final String OWNER = "83-000001";

  @Autowired private Partners partners;
  @Autowired private Dependents dependents;
  @Autowired private StatusConsents consents;
  @Autowired private Accounts accounts;
  @Autowired private TestClock clock;

  @BeforeEach
  void openTheAccount() {
    clock.set(TODAY);
    member(OWNER, "IMP");
  }

  @Test
  void aPartnerIsProvenWhileAProofLasts() {
    var id = partners.add(OWNER, entry("Hai Phong Packing", "vn", null), BEN);
    assertThat(standing(id)).isEqualTo(PartnerStanding.UNPROVEN);

    partners.prove(OWNER, id, certificate("AEO-1", TODAY.plusDays(40)), BEN);
    partners.prove(OWNER, id, certificate("AEO-1", TODAY.plusDays(40)), BEN);

    assertThat(standing(id)).isEqualTo(PartnerStanding.PROVEN);
    var view = partners.find(OWNER, id).orElseThrow();
    assertThat(view.proofs()).hasSize(1);
    assertThat(view.provenUntil()).isEqualTo(TODAY.plusDays(40));
    assertThat(view.entry().country()).isEqualTo("VN");
    assertThat(view.entry().nextCheckOn()).isEqualTo(TODAY.plusMonths(12));
    assertThat(partners.find("83-000009", id)).isEmpty();

    partners.endProof(OWNER, id, view.proofs().getFirst().id(), "Sent by mistake", BEN);
    assertThat(standing(id)).isEqualTo(PartnerStanding.UNPROVEN);
    partners.prove(OWNER, id, certificate("AEO-2", TODAY.plusDays(30)), BEN);
    assertThat(standing(id)).isEqualTo(PartnerStanding.EXPIRING);
  }

  @Test
  void saysWhatIsWrongWithAnEntryAndAProof() {
    var id = partners.add(OWNER, entry("Monterrey Haulage", "MX", "83-000002"), BEN);

    assertProblem(entry("", "MX", null), "name");
    assertProblem(entry("X", "XX", null), "country");
    assertProblem(entry("X", "MX", "TSZL"), "partnerAccount");
    assertProblem(entry("X", "MX", OWNER), "partnerAccount");
    assertProblem(entry("Another", "MX", "83-000002"), "partnerAccount");
    assertProblem(entry("monterrey  haulage", "MX", "83-000002"), "name");
    assertThatThrownBy(
            () ->
                partners.prove(
                    OWNER,
                    id,
                    new ProofEntry(
                        ProofKind.AEO_CERTIFICATE,
                        "XX",
                        "",
                        TODAY.plusDays(1),
                        null,
                        "",
                        List.of("no")),
                    BEN))
        .isInstanceOfSatisfying(
            PartnerRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.key())
                    .containsExactly(
                        "programme", "reference", "obtainedOn", "validUntil", "files"));
    partners.end(OWNER, id, "Contract ended", BEN);
    assertThatThrownBy(() -> partners.change(OWNER, id, entry("X", "MX", null), BEN))
        .isInstanceOf(PartnerRefused.class);
    partners.add(OWNER, entry("Monterrey Haulage", "MX", "83-000002"), BEN);
  }

  @Test
  void listsSearchedAndSorted() {
    partners.add(OWNER, entry("Beta", "MX", null), BEN);
    var alpha = partners.add(OWNER, entry("Alpha", "VN", null), BEN);
    partners.prove(OWNER, alpha, certificate("A", TODAY.plusDays(300)), BEN);

    assertThat(names("", null, PartnerSearch.Sort.NAME)).containsExactly("Alpha", "Beta");
    assertThat(names("", null, PartnerSearch.Sort.COUNTRY)).containsExactly("Beta", "Alpha");
    assertThat(names("BET", null, PartnerSearch.Sort.NAME)).containsExactly("Beta");
    assertThat(names("", PartnerStanding.PROVEN, PartnerSearch.Sort.NAME)).containsExactly("Alpha");
    assertThat(partners.counts(OWNER))
        .containsEntry(PartnerStanding.PROVEN, 1L)
        .containsEntry(PartnerStanding.UNPROVEN, 1L);
  }

  @Test
  void importsAllRowsOrNamesEachError() {
    var wrong =
        partners.importCsv(
            OWNER,
            csv(
                "name,country,role,proof,reference,valid_until",
                "Alpha,VN,packer,certificate,C-1,2028-01-31",
                "Beta,Mexico,pilot,,,",
                "Gamma,MX,trucker,certificate,C-2,soon"),
            BEN);
    assertThat(wrong.errors())
        .extracting(PartnerImport.RowError::line, PartnerImport.RowError::column)
        .containsExactly(tuple(3L, "role"), tuple(4L, "valid_until"));
    assertThat(names("", null, PartnerSearch.Sort.NAME)).isEmpty();

    var right =
        partners.importCsv(
            OWNER,
            csv(
                "name,country,role,direct,risk,proof,reference,valid_until,ctpat_account",
                "Alpha,VN,packer,yes,high,certificate,C-1,2028-01-31,",
                "Beta,MX,trucker,no,,,,,83-000002"),
            BEN);
    assertThat(right.errors()).isEmpty();
    assertThat(right.added()).isEqualTo(2);

    var again = partners.importCsv(OWNER, csv(partners.exportCsv(OWNER)), BEN);
    assertThat(again).isEqualTo(new PartnerImport(0, 2, List.of()));
    var alpha =
        partners
            .page(OWNER, new PartnerSearch("alpha", null, false, PartnerSearch.Sort.NAME, 1))
            .partners()
            .getFirst();
    assertThat(alpha.entry().risk()).isEqualTo(Level.HIGH);
    assertThat(partners.find(OWNER, alpha.id()).orElseThrow().proofs()).hasSize(1);
  }

  @Test
  void membersThatSeeEachOthersStatusAreInEachOthersRegister() {
    var carrier = "83-000010";
    member(carrier, "HWC_MX");
    member("83-000011", "IMP");
    partners.add("83-000011", entry("Another name of it", "MX", carrier), BEN);
    var applicant = "83-000012";
    open(applicant, "IMP");
    partners.add(applicant, entry("Its carrier", "MX", carrier), BEN);

    consents.ask(AccountNumber.of(OWNER), carrier, BEN);
    assertThat(dependents.count(carrier)).isEqualTo(1);
    var consent = consents.of(AccountNumber.of(carrier)).getFirst();
    consents.accept(AccountNumber.of(carrier), consent.id(), BEN);

    assertThat(dependents.count(carrier)).as("the applicant is no member").isEqualTo(2);
    assertThat(dependents.page(carrier, "", 1))
        .extracting(Dependent::accountNumber)
        .containsExactly(OWNER);
    assertThat(dependents.page(carrier, OWNER, 5))
        .extracting(Dependent::accountNumber)
        .containsExactly("83-000011");
    assertThat(dependents.count(OWNER)).isEqualTo(1);
    var record =
        partners
            .page(OWNER, new PartnerSearch(carrier, null, false, PartnerSearch.Sort.NAME, 1))
            .partners()
            .getFirst();
    assertThat(record.standing()).isEqualTo(PartnerStanding.PROVEN);
    assertThat(record.entry().role()).isEqualTo(PartyRole.TRUCKER);

    consents.end(AccountNumber.of(carrier), consent.id(), BEN);
    assertThat(standing(record.id())).isEqualTo(PartnerStanding.UNPROVEN);
  }

  private PartnerStanding standing(long id) {
    return partners.find(OWNER, id).orElseThrow().standing();
  }

  private List<String> names(
      String text, @Nullable PartnerStanding standing, PartnerSearch.Sort sort) {
    return partners
        .page(OWNER, new PartnerSearch(text, standing, false, sort, 1))
        .partners()
        .stream()
        .map(partner -> partner.entry().name())
        .toList();
  }

  private void assertProblem(PartnerEntry entry, String field) {
    assertThatThrownBy(() -> partners.add(OWNER, entry, BEN))
        .isInstanceOfSatisfying(
            PartnerRefused.class,
            refused ->
                assertThat(refused.problems())
                    .extracting(problem -> problem.key())
                    .containsExactly(field));
  }

  private static PartnerEntry entry(String name, String country, @Nullable String account) {
    return new PartnerEntry(
        name, country, PartyRole.TRUCKER, true, account, null, "", "", TODAY, null);
  }

  private static ProofEntry certificate(String reference, LocalDate until) {
    return new ProofEntry(
        ProofKind.CERTIFICATE, null, reference, TODAY.minusDays(1), until, "", List.of());
  }

  private static InputStream csv(String... lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private void member(String account, String type) {
    open(account, type);
    TestStandings.walk(
        accounts,
        account,
        "submit_company_profile",
        "submit_security_profile",
        "assign_specialist",
        "vetting_passed_and_profile_approved");
  }

  private void open(String account, String type) {
    accounts.open(
        AccountNumber.of(account),
        new NewAccount(
            type,
            "Partner Test " + account,
            new Contact(Contact.Kind.OFFICER, null, "Olga Hart", null, null, null),
            null),
        BEN);
  }
}
