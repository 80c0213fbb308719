package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.application.ProfileData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;

@DomainTest
class AccountProfilesTest {

  private static final Actor PAT = new Actor("pat.poc", "Pat Poc", Actor.Kind.MEMBER);

  private final Accounts accounts;
  private final AccountProfiles profiles;
  private final EntityTypes types;
  private final AuditTrail audit;

  @Autowired
  AccountProfilesTest(
      Accounts accounts, AccountProfiles profiles, EntityTypes types, AuditTrail audit) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.types = types;
    this.audit = audit;
  }

  @Test
  void storesAProfileAndGivesItBackToTheForm() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile(" 16-1234567 0a ");

    assertThat(profiles.update(number, CompanyProfile.from(form), PAT)).isEmpty();

    var expected = new LinkedHashMap<>(form);
    expected.put("countriesOfOrigin", "Vietnam, Mexico");
    expected.put("identifiers", List.of(Map.of("type", "IOR_IRS", "value", "16-12345670A")));
    expected.put("alternates", List.of());
    assertThat(profiles.view(number).toForm()).isEqualTo(expected);
    assertThat(CompanyProfile.from(profiles.view(number).toForm()))
        .isEqualTo(profiles.view(number));
    assertThat(accounts.get(number).fieldOffice()).isEqualTo("Buffalo");
    assertThat(accounts.sites(number))
        .containsExactly(new Site("Dock", "warehouse", "Buffalo", "US"));
    assertThat(accounts.contacts(number).getFirst().signIn()).isEqualTo("olive.officer");
  }

  @Test
  void keepsNoPersonalDataInTheTrailAndNothingWhenNothingChanged() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456701");
    form.put("contactEmail", "somebody.else@harbor.example");

    profiles.update(number, CompanyProfile.from(form), PAT);
    profiles.update(number, CompanyProfile.from(form), PAT);

    var history = audit.history(number.value(), 10);
    assertThat(history)
        .extracting(AuditEntry::action)
        .containsExactly("Company profile changed", "Account opened");
    assertThat(history.getFirst().after())
        .containsEntry("contactEmail", "changed")
        .containsEntry("city", "Buffalo");
  }

  @Test
  void tellsWhichCountriesOfOriginAreNew(ApplicationEvents events) {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456702");
    profiles.update(number, CompanyProfile.from(form), PAT);
    assertThat(events.stream(OriginsAdded.class)).isEmpty();

    form.put("countriesOfOrigin", "mexico, Vietnam, Portugal");
    profiles.update(number, CompanyProfile.from(form), PAT);
    assertThat(events.stream(OriginsAdded.class))
        .singleElement()
        .satisfies(added -> assertThat(added.countries()).containsExactly("Portugal"));
  }

  @Test
  void namesEveryFieldThatIsMissing() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();

    var problems = profiles.update(number, CompanyProfile.from(Map.of()), PAT);

    assertThat(problems)
        .extracting(ProfileProblem::field)
        .contains(
            "companyName",
            "ownershipType",
            "businessStartOn",
            "employees",
            "line1",
            "city",
            "postalCode",
            "country",
            "officerName",
            "officerEmail",
            "contactName",
            "contactEmail",
            "identifiers",
            "sites",
            "activeInTrade",
            "staffedOffice",
            "continuousBond",
            "noUnpaidDebt",
            "noSecurityEvent");
    assertThat(profiles.view(number).companyName()).isEqualTo("Harbor Lamps");
  }

  @ParameterizedTest(name = "{0} = {1} is a problem of {0}")
  @CsvSource({
    "businessStartOn, 2099-01-01",
    "employees, 0",
    "officerEmail, olive",
    "country, XX",
    "bondNumber, 12"
  })
  void namesWhatIsWrong(String field, String value) {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456702");
    form.put(field, value);

    assertThat(profiles.check(number, CompanyProfile.from(form)))
        .extracting(ProfileProblem::field)
        .containsExactly(field);
  }

  @Test
  void refusesTheSecondApplicationOfTheSameCompanyInTheSameRole() {
    var first = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var second = accounts.open(TestCompanies.importer("Harbor Lamps again"), PAT).number();
    profiles.update(first, CompanyProfile.from(TestCompanies.importerProfile("16-123456703")), PAT);

    assertThat(
            profiles.update(
                second, CompanyProfile.from(TestCompanies.importerProfile("16-1234567 03")), PAT))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("identifiers");
              assertThat(problem.message()).contains("second application of the same company");
            });
  }

  @Test
  void freesTheIdentifiersOfAnAccountThatEnded() {
    var first = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    profiles.update(first, CompanyProfile.from(TestCompanies.importerProfile("16-123456704")), PAT);
    TestStandings.walk(accounts, first.value(), "submit_company_profile", "withdraw");
    var second = accounts.open(TestCompanies.importer("Harbor Lamps again"), PAT).number();

    assertThat(
            profiles.update(
                second, CompanyProfile.from(TestCompanies.importerProfile("16-123456704")), PAT))
        .isEmpty();
  }

  @Test
  void allowsTheSameNumberInAnotherRole() {
    var carrier = accounts.open(TestCompanies.company("HWC_MX", "Sierra"), PAT).number();
    var rail = accounts.open(TestCompanies.company("RAIL", "Sierra Rail"), PAT).number();
    var form = new HashMap<>(TestCompanies.importerProfile("x"));
    form.put("crossesMexicoBorder", true);
    form.put(
        "identifiers",
        List.of(
            Map.of("type", "SCAC", "value", "qqzz"), Map.of("type", "USDOT", "value", "7654321")));

    assertThat(profiles.update(carrier, CompanyProfile.from(form), PAT)).isEmpty();
    form.put("identifiers", List.of(Map.of("type", "SCAC", "value", "QQZZ")));
    assertThat(profiles.update(rail, CompanyProfile.from(form), PAT)).isEmpty();
  }

  @Test
  void asksAMexicanCarrierForItsTaxNumberAndEveryCarrierForBothNumbers() {
    var carrier = accounts.open(TestCompanies.company("HWC_MX", "Sierra"), PAT).number();
    var form = new HashMap<>(TestCompanies.importerProfile("x"));
    form.put("country", "MX");
    form.put("crossesMexicoBorder", true);
    form.put("identifiers", List.of(Map.of("type", "SCAC", "value", "TSZX")));

    assertThat(profiles.check(carrier, CompanyProfile.from(form)))
        .extracting(ProfileProblem::message)
        .hasSize(2)
        .anyMatch(message -> message.contains("U.S. Department of Transportation number"))
        .anyMatch(message -> message.contains("Mexican tax number, company"));
  }

  @Test
  void takesNoSocialSecurityNumber() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("identifiers", List.of(Map.of("type", "IOR_SSN", "value", "123-45-6789")));

    assertThat(profiles.check(number, CompanyProfile.from(form)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("personal data"));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "IOR_IRS, 16-123456700, true",
    "IOR_IRS, 16123456700, false",
    "IOR_CBP, 260901-00042, true",
    "IOR_CBP, 2609-00042, false",
    "EIN, 161234567, true",
    "EIN, 16-12345678, false",
    "DUNS, 123456789, true",
    "DUNS, 12345678, false",
    "SCAC, tszl, true",
    "SCAC, T5ZL, false",
    "USDOT, 2345678, true",
    "USDOT, 1234, false",
    "MC, mc-123456, true",
    "MC, 123456, false",
    "RFC_MORAL, TSA010203AB1, true",
    "RFC_MORAL, TS010203AB1, false",
    "RFC_FISICA, HELU850101AB1, true",
    "MID, MXMANDEL1200MON, true",
    "MID, MXMANDEL1200MONTE, false",
    "FILER, 9ab, true",
    "BROKER_LICENSE, 12345, true",
    "FMC_ORG, 123456, true",
    "IATA_AIRLINE, LH, true",
    "IATA_AIRLINE, LHX, false",
    "BOND, 160914227, true"
  })
  void checksTheFormOfEachIdentifier(String type, String value, boolean valid) {
    var format = types.format(type).orElseThrow();

    assertThat(format.accepts(format.normal(value))).isEqualTo(valid);
  }

  static List<DemoCompany> demoCompanies() {
    return DemoCompany.all();
  }

  @ParameterizedTest
  @MethodSource("demoCompanies")
  void takesTheProfilesOfTheDemoCompaniesUnderAnyAccount(DemoCompany company) {
    int last = DemoCompany.all().indexOf(company);
    for (var each :
        List.of(company, company.as("24-00010" + last), company.as("24-00020" + last))) {
      var number = AccountNumber.of(each.accountNumber());
      accounts.open(number, TestCompanies.company(each.entityType(), each.name()), PAT);

      assertThat(profiles.update(number, CompanyProfile.from(ProfileData.of(each)), PAT)).isEmpty();
    }
  }

  @Test
  void readsAllEntityTypes() {
    assertThat(types.all()).hasSize(15);
    assertThat(types.get("IMP").tier3()).isTrue();
    assertThat(types.get("EXP").tier3()).isTrue();
    assertThat(types.get("HWC_MX").tier3()).isFalse();
    assertThat(types.get("RAIL").bondRequired()).isTrue();
  }
}
