package org.ctpat.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.board.BoardFilter;
import org.ctpat.board.BoardOrder;
import org.ctpat.board.BoardRow;
import org.ctpat.board.CaseBoard;
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
  private final FieldOffices offices;
  private final Invitations invitations;
  private final Eligibility eligibility;
  private final Places places;
  private final PersonalNumbers personal;

  @Autowired
  AccountProfilesTest(
      Accounts accounts,
      AccountProfiles profiles,
      EntityTypes types,
      AuditTrail audit,
      FieldOffices offices,
      Invitations invitations,
      Eligibility eligibility,
      Places places,
      PersonalNumbers personal) {
    this.accounts = accounts;
    this.profiles = profiles;
    this.types = types;
    this.audit = audit;
    this.offices = offices;
    this.invitations = invitations;
    this.eligibility = eligibility;
    this.places = places;
    this.personal = personal;
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
  void theBoardFindsACompanyByItsNewNameAlone(@Autowired CaseBoard board) {
    var number = accounts.open(TestCompanies.importer("Formerly Quillworks"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456788");
    form.put("companyName", "Nowadays Quenchworks");
    form.put("country", "US");

    assertThat(profiles.update(number, CompanyProfile.from(form), PAT)).isEmpty();

    assertThat(onBoard(board, "formerly quill")).isEmpty();
    assertThat(onBoard(board, "nowadays quench"))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.account().number()).isEqualTo(number);
              assertThat(row.country()).isEqualTo("US");
            });
  }

  private static List<BoardRow> onBoard(CaseBoard board, String text) {
    var filter = new BoardFilter(text, Set.of(), null, Set.of(), null, null, null, null, null);
    return board.first(filter, BoardOrder.COMPANY, false, 10).rows();
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
            "allImporterNumbersListed",
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
    "state, New York"
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
    form.put("deedOfIncorporation", "yes");
    form.put("identifiers", List.of(Map.of("type", "SCAC", "value", "TSZX")));

    assertThat(profiles.check(carrier, CompanyProfile.from(form)))
        .extracting(ProfileProblem::message)
        .hasSize(2)
        .anyMatch(message -> message.contains("U.S. Department of Transportation number"))
        .anyMatch(message -> message.contains("Mexican tax number, company"));
  }

  @Test
  void takesASocialSecurityNumberOnItsOwnPageAlone() {
    var number = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    for (var kind : List.of("IOR_SSN", "EIN", "DUNS", "SCT")) {
      form.put("identifiers", List.of(Map.of("type", kind, "value", "123-45-6789")));
      assertThat(profiles.check(number, CompanyProfile.from(form)))
          .extracting(ProfileProblem::message)
          .anyMatch(message -> message.contains("personal data"))
          .noneMatch(message -> message.contains("6789"));
    }
    form.put("identifiers", List.of());
    assertThat(profiles.check(number, CompanyProfile.from(form)))
        .extracting(ProfileProblem::message)
        .singleElement()
        .satisfies(message -> assertThat(message).contains("on its own page"));

    personal.give(number, "123 45 6789", PAT);

    assertThat(profiles.update(number, CompanyProfile.from(form), PAT)).isEmpty();
    assertThat(profiles.formFacts(number))
        .containsEntry("personalNumber", "***-**-6789")
        .containsEntry("personalNumberAsked", true);
    assertThat(profiles.view(number).identifiers()).isEmpty();
    assertThat(audit.history(number.value(), 10).toString()).doesNotContain("123-45-6789");
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({
    "IOR_IRS, 16-123456700, true",
    "IOR_IRS, 16123456700, true",
    "IOR_IRS, 16-1234567, false",
    "IOR_CBP, 260901-00042, true",
    "IOR_CBP, 2609-00042, false",
    "EIN, 161234567, true",
    "EIN, 16-12345678, false",
    "DUNS, 123456789, true",
    "DUNS, 12345678, false",
    "SCAC, tszl, true",
    "SCAC, T5ZL, false",
    "SCAC, 'SCAC: TS-ZL', true",
    "USDOT, 2345678, true",
    "USDOT, 1234, false",
    "MC, mc-123456, true",
    "MC, 123456, true",
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
    "RFC_MORAL, tsa-010203-ab1, true",
    "DUNS, 12-345-6789, true",
    "USDOT, USDOT 2345678, true",
    "FMC_MTO, 012345, true",
    "IATA_ORG, 47-1 2345, true",
    "SCT, 'Permiso TPAF-0123/2019', true",
    "SCT, 12, false",
    "IOR_SSN, 123456789, true",
    "BOND, 160914227, true"
  })
  void checksTheFormOfEachIdentifier(String type, String value, boolean valid) {
    var format = types.format(type).orElseThrow();

    assertThat(format.accepts(format.normal(value))).isEqualTo(valid);
  }

  static List<DemoCompany> demoCompanies() {
    return DemoCompany.ofEveryType();
  }

  @ParameterizedTest
  @MethodSource("demoCompanies")
  void takesTheProfilesOfTheDemoCompaniesUnderAnyAccount(DemoCompany company) {
    int last = 10 + DemoCompany.ofEveryType().indexOf(company);
    for (var each : List.of(company, company.as("24-0001" + last), company.as("24-0002" + last))) {
      var number = AccountNumber.of(each.accountNumber());
      accounts.open(number, TestCompanies.company(each.entityType(), each.name()), PAT);

      var data = ProfileData.of(each);
      data.remove("invitationNumber");
      assertThat(profiles.update(number, CompanyProfile.from(data), PAT)).isEmpty();
    }
  }

  @Test
  void warnsAboutUnusualNumbersAndTakesThem() {
    var carrier = accounts.open(TestCompanies.company("HWC_CA", "Northern Haul"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("crossesMexicoBorder", false);
    form.put(
        "identifiers",
        List.of(
            Map.of("type", "SCAC", "value", "nhx"),
            Map.of("type", "USDOT", "value", "2345679"),
            Map.of("type", "MC", "value", "77")));
    var profile = CompanyProfile.from(form);

    assertThat(profiles.doubts(carrier, profile))
        .extracting(ProfileProblem::message)
        .satisfiesExactly(
            scac -> assertThat(scac).contains("NHX").contains("four letters"),
            docket -> assertThat(docket).contains("77").contains("MC, MX or FF"));
    assertThat(profiles.update(carrier, profile, PAT)).isEmpty();
  }

  @Test
  void warnsAboutAMidFromAPlaceThatTheCompanyDoesNotName() {
    var maker = accounts.open(TestCompanies.company("FMFR", "Bravo"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("identifiers", List.of(Map.of("type", "MID", "value", "MX MANDEL 1200 MON")));

    assertThat(profiles.doubts(maker, CompanyProfile.from(form)))
        .singleElement()
        .satisfies(doubt -> assertThat(doubt.message()).contains("begins with MX"));
    form.put("country", "MX");
    assertThat(profiles.doubts(maker, CompanyProfile.from(form))).isEmpty();
  }

  @Test
  void knowsOneCarrierOfBothBordersByItsNumbers() {
    var first = accounts.open(TestCompanies.company("HWC_MX", "Sierra"), PAT).number();
    var second = accounts.open(TestCompanies.company("HWC_CA", "Sierra"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("crossesMexicoBorder", true);
    form.put(
        "identifiers",
        List.of(
            Map.of("type", "SCAC", "value", "SRRA"), Map.of("type", "USDOT", "value", "7654322")));
    assertThat(profiles.update(first, CompanyProfile.from(form), PAT)).isEmpty();
    form.put("crossesMexicoBorder", false);

    assertThat(profiles.update(second, CompanyProfile.from(form), PAT))
        .hasSize(2)
        .allSatisfy(problem -> assertThat(problem.message()).contains("another active account"));
  }

  @Test
  void letsPlantsOfOneCompanyShareTheirTaxNumberButNotTheirMid() {
    var first = accounts.open(TestCompanies.company("FMFR", "Bravo Norte"), PAT).number();
    var second = accounts.open(TestCompanies.company("FMFR", "Bravo Sur"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("country", "MX");
    form.put("incorporatedInMexicoOrCanada", true);
    form.put("certificateOfIncorporation", true);
    form.put("midFromOrigin", true);
    form.put("deedOfIncorporation", "yes");
    form.put("identifiers", numbers("MID", "MXBRANOR1MON", "RFC_MORAL", "BRA010203AB1"));
    assertThat(profiles.update(first, CompanyProfile.from(form), PAT)).isEmpty();
    form.put("identifiers", numbers("MID", "MXBRASUR7SAL", "RFC_MORAL", "BRA010203AB1"));
    assertThat(profiles.update(second, CompanyProfile.from(form), PAT)).isEmpty();
    form.put("identifiers", numbers("MID", "MXBRANOR1MON", "RFC_MORAL", "BRA010203AB1"));
    assertThat(profiles.update(second, CompanyProfile.from(form), PAT))
        .singleElement()
        .satisfies(problem -> assertThat(problem.message()).contains("MXBRANOR1MON"));
  }

  private static List<Map<String, String>> numbers(String... typesAndValues) {
    var numbers = new ArrayList<Map<String, String>>();
    for (int i = 0; i < typesAndValues.length; i += 2) {
      numbers.add(Map.of("type", typesAndValues[i], "value", typesAndValues[i + 1]));
    }
    return numbers;
  }

  @Test
  void asksAConsolidatorForANumberWhenItHoldsOne() {
    var consolidator = accounts.open(TestCompanies.company("CONS", "Freight"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("identifiers", List.of());
    form.put("holdsConsolidatorNumber", false);
    assertThat(profiles.check(consolidator, CompanyProfile.from(form))).isEmpty();

    form.put("holdsConsolidatorNumber", true);
    assertThat(profiles.check(consolidator, CompanyProfile.from(form)))
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("identifiers"));
  }

  @Test
  void everyStateAndCountryBelongsToAnOffice() {
    for (var state :
        "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC PR VI GU AS MP"
            .split(" ")) {
      assertThat(offices.serves("US", state)).as(state).isTrue();
    }
    assertThat(offices.of("CA", "ON")).isEqualTo("Buffalo");
    assertThat(offices.of("MX", null)).isEqualTo("Houston");
    assertThat(offices.of("JM", null)).isEqualTo("New York");
  }

  @Test
  void invitesACompanyOnceAndOnlyToItsType() {
    var cbp = new Actor("helen.brandt", "Helen Brandt", Actor.Kind.CBP);
    var number = invitations.invite("MPTO_F", "Kingston Quays", cbp).number();
    var port = accounts.open(TestCompanies.company("MPTO_F", "Kingston Quays"), PAT).number();
    var other = accounts.open(TestCompanies.company("MPTO_F", "Freeport Quays"), PAT).number();
    var form = TestCompanies.importerProfile("x");
    form.put("country", "JM");
    form.put("identifiers", List.of());
    form.put("invitationNumber", number.toLowerCase(Locale.ROOT));

    assertThat(profiles.update(port, CompanyProfile.from(form), PAT)).isEmpty();
    assertThat(eligibility.facts(port)).containsEntry("invited", true);
    assertThat(profiles.update(other, CompanyProfile.from(form), PAT))
        .singleElement()
        .satisfies(problem -> assertThat(problem.field()).isEqualTo("invitationNumber"));
    assertThat(invitations.newest())
        .anySatisfy(sent -> assertThat(sent.accountNumber()).isEqualTo(port.value()));
  }

  @Test
  void givesThePlacesOfThePilotInOrderAndRefusesWhenTheyAreTaken() {
    var before = places.free(types.get("3PL_PILOT")).get("assetBased");
    assertThat(before).isEqualTo(10);
    AccountNumber first = null;
    for (int i = 0; i < 10; i++) {
      var provider = accounts.open(TestCompanies.company("3PL_PILOT", "Pilot " + i), PAT).number();
      assertThat(profiles.update(provider, CompanyProfile.from(pilot()), PAT)).isEmpty();
      assertThat(profiles.update(provider, CompanyProfile.from(pilot()), PAT)).isEmpty();
      first = first == null ? provider : first;
    }
    var late = accounts.open(TestCompanies.company("3PL_PILOT", "Late"), PAT).number();

    assertThat(profiles.update(late, CompanyProfile.from(pilot()), PAT))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.field()).isEqualTo("providerKind");
              assertThat(problem.message()).contains("All 10 places");
            });

    TestStandings.walk(accounts, first.value(), "submit_company_profile", "withdraw");
    assertThat(profiles.update(late, CompanyProfile.from(pilot()), PAT)).isEmpty();
    assertThat(places.free(types.get("3PL_PILOT"))).containsEntry("nonAssetBased", 10);
  }

  private static Map<String, Object> pilot() {
    var form = TestCompanies.importerProfile("x");
    form.put("identifiers", List.of());
    form.put("providerKind", "assetBased");
    form.put("noDoubleBrokering", true);
    form.put("intentSent", true);
    return form;
  }

  @Test
  void holdsOneAccountForEachRoleOfACompanyWithSharedData() {
    var importer = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456790");
    form.put("identifiers", numbers("IOR_IRS", "16-123456790", "DUNS", "123456790"));
    profiles.update(importer, CompanyProfile.from(form), PAT);

    var exporter = accounts.openFurther(importer, "EXP", PAT).number();

    var offered = profiles.view(exporter);
    assertThat(offered.companyName()).isEqualTo("Harbor Lamps, Inc.");
    assertThat(offered.line1()).isEqualTo("1 Harbor Street");
    assertThat(offered.officerEmail()).isEqualTo("olive@harbor.example");
    assertThat(offered.sites()).hasSize(1);
    assertThat(offered.identifiers()).containsExactly(new Identifier("DUNS", "123456790"));
    assertThat(offered.answers()).isEmpty();
    assertThat(accounts.ofSameCompany(exporter))
        .extracting(AccountView::entityType)
        .containsExactlyInAnyOrder("IMP", "EXP");
    assertThatThrownBy(() -> accounts.openFurther(exporter, "IMP", PAT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has account " + importer);

    form.put("city", "Rochester");
    profiles.update(importer, CompanyProfile.from(form), PAT);
    assertThat(profiles.view(exporter).city()).isEqualTo("Rochester");
  }

  @Test
  void carriesWhatBelongsToTheCompanyToItsOtherAccounts() {
    var importer = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456791");
    form.put("identifiers", numbers("IOR_IRS", "16-123456791", "DUNS", "123456791"));
    profiles.update(importer, CompanyProfile.from(form), PAT);
    var exporter = accounts.openFurther(importer, "EXP", PAT).number();

    form.put("contactName", "Petra Poc");
    form.put("state", "TX");
    form.put("identifiers", numbers("IOR_IRS", "16-123456791", "EIN", "16-1234591"));
    form.put("sites", List.of(site("Dock", false), site("Annex", false)));
    assertThat(profiles.update(importer, CompanyProfile.from(form), PAT)).isEmpty();

    var seen = profiles.view(exporter);
    assertThat(seen.contactName()).isEqualTo("Petra Poc");
    assertThat(seen.sites()).extracting(Site::name).containsExactly("Dock", "Annex");
    assertThat(seen.identifiers()).containsExactly(new Identifier("EIN", "16-1234591"));
    assertThat(seen.bondNumber()).isNull();
    assertThat(accounts.get(exporter).fieldOffice())
        .isEqualTo(accounts.get(importer).fieldOffice());
    var told = audit.history(exporter.value(), 1).getFirst();
    assertThat(told.action()).isEqualTo("Company data changed by account " + importer);
    assertThat(told.by()).isEqualTo(PAT);
    assertThat(told.after()).containsEntry("contactName", "changed").containsEntry("state", "TX");
    assertThat(profiles.sharedWith(importer)).containsExactly(exporter + " (U.S. exporter)");

    profiles.update(importer, CompanyProfile.from(form), PAT);
    assertThat(audit.history(exporter.value(), 10))
        .extracting(AuditEntry::action)
        .filteredOn(action -> action.startsWith("Company data changed"))
        .hasSize(1);
  }

  @Test
  void leavesAnAccountThePeopleAndSitesOfItsOwn() {
    var importer = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456792");
    form.put("identifiers", numbers("IOR_IRS", "16-123456792", "EIN", "16-1234592"));
    profiles.update(importer, CompanyProfile.from(form), PAT);
    var exporter = accounts.openFurther(importer, "EXP", PAT).number();

    var ofExporter = exporterProfile("16-1234592");
    ofExporter.put("contactName", "Ellen Export");
    ofExporter.put("contactEmail", "ellen@harbor.example");
    ofExporter.put("contactOwn", true);
    ofExporter.put("sites", List.of(site("Dock", false), site("Export Pier", true)));
    assertThat(profiles.update(exporter, CompanyProfile.from(ofExporter), PAT)).isEmpty();

    assertThat(profiles.view(importer).contactName()).isEqualTo("Pat Poc");
    assertThat(profiles.view(importer).sites()).extracting(Site::name).containsExactly("Dock");

    form.put("sites", List.of(site("Annex", false)));
    form.put("alternates", profiles.view(importer).toForm().get("alternates"));
    form.put("contactName", "Paula Poc");
    assertThat(profiles.update(importer, CompanyProfile.from(form), PAT)).isEmpty();
    var own = profiles.view(exporter);
    assertThat(own.contactName()).isEqualTo("Ellen Export");
    assertThat(own.contactOwn()).isTrue();
    assertThat(own.sites()).extracting(Site::name).containsExactly("Annex", "Export Pier");
    assertThat(profiles.view(importer).contactName()).isEqualTo("Paula Poc");
    assertThat(CompanyProfile.from(own.toForm())).isEqualTo(own);
  }

  @Test
  void refusesAChangeThatAnotherAccountOfTheCompanyCannotHave() {
    var importer = accounts.open(TestCompanies.importer("Harbor Lamps"), PAT).number();
    var form = TestCompanies.importerProfile("16-123456793");
    form.put("identifiers", numbers("IOR_IRS", "16-123456793", "EIN", "16-1234593"));
    profiles.update(importer, CompanyProfile.from(form), PAT);
    var exporter = accounts.openFurther(importer, "EXP", PAT).number();
    assertThat(profiles.update(exporter, CompanyProfile.from(exporterProfile("16-1234593")), PAT))
        .isEmpty();
    var stranger = accounts.open(TestCompanies.company("EXP", "Other Exports"), PAT).number();
    assertThat(profiles.update(stranger, CompanyProfile.from(exporterProfile("16-1234594")), PAT))
        .isEmpty();
    assertThat(profiles.check(stranger, CompanyProfile.from(exporterProfile("16-1234593"))))
        .singleElement()
        .satisfies(
            problem -> assertThat(problem.message()).contains("belongs to another active account"));

    form.put("alternates", profiles.view(importer).toForm().get("alternates"));
    for (var numbers :
        List.of(
            numbers("IOR_IRS", "16-123456793"),
            numbers("IOR_IRS", "16-123456793", "EIN", "16-1234594"))) {
      form.put("identifiers", numbers);
      assertThat(profiles.update(importer, CompanyProfile.from(form), PAT))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.field()).isEqualTo("identifiers");
                assertThat(problem.message()).startsWith("Account " + exporter);
              });
    }
    assertThat(profiles.view(exporter).identifiers())
        .containsExactly(new Identifier("EIN", "16-1234593"));
  }

  private static Map<String, Object> site(String name, boolean own) {
    var site = new HashMap<String, Object>();
    site.put("siteName", name);
    site.put("siteKind", "warehouse");
    site.put("siteCity", "Buffalo");
    site.put("siteCountry", "US");
    site.put("siteOwn", own);
    return site;
  }

  private static Map<String, Object> exporterProfile(String ein) {
    var form = TestCompanies.importerProfile("x");
    form.put("identifiers", numbers("EIN", ein));
    form.put("alternates", List.of(Map.of("alternateName", "Al Ternate")));
    form.put("exportSecurityProgramme", true);
    form.put("contactIsManager", true);
    form.put("exportReportingAcceptable", true);
    form.put("goodStanding", true);
    return form;
  }
}
