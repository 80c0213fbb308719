package org.ctpat.risk;

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
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEntry;
import org.ctpat.audit.AuditTrail;
import org.ctpat.risk.ImportResult.RowError;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class SupplyChainImportsTest {

  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final Actor DANA = new Actor("dana.whitfield", "Dana Whitfield", Actor.Kind.CBP);
  private static final Actor STEP = Actor.system("test");
  private static final String ACCOUNT = "91-000301";
  private static final String CASE = ACCOUNT + "-APP-1";
  private static final String ID = CASE + "-RA";

  private static final String PARTIES =
      """
      name,role,country,direct,status,proof
      Hanoi Chairs JSC,MANUFACTURER,vn,yes,AEO,"Certificate, copy on file"
      Red River Trucking,Trucker,VN,no,NONE,Questionnaire
      """;
  private static final String LANES =
      """
      lane,product,origin_country,origin_region,destination_country,destination,modes,frequency,alternate_routing,notes,party,step,mode,country,handover_point,hours_at_rest,sealed,data_exchanged
      A,Chairs,VN,Hanoi,US,"Buffalo, NY","Truck, ocean",Weekly,By Cai Mep,,Hanoi Chairs JSC,LOAD,NONE,VN,Dock 2,3,yes,Packing list
      ,,,,,,,,,,Red River Trucking,TRANSPORT,TRUCK,VN,Hai Phong gate,40,yes,
      A,Chairs,VN,Hanoi,US,"Buffalo, NY","Truck, ocean",Weekly,By Cai Mep,,Import Test Inc.,UNLOAD,NONE,US,,0,no,
      """;

  @Autowired private SupplyChainImports imports;
  @Autowired private RiskAssessments assessments;
  @Autowired private Accounts accounts;
  @Autowired private AuditTrail trail;
  @Autowired private TestClock clock;

  @BeforeEach
  void openAnAssessment() {
    clock.set(LocalDate.of(2027, 3, 3));
    accounts.open(
        AccountNumber.of(ACCOUNT),
        new NewAccount(
            "IMP",
            "Import Test Inc.",
            new Contact(Contact.Kind.OFFICER, "margaret.ellis", "Margaret Ellis", null, null, null),
            null),
        STEP);
    assessments.open(ID, ACCOUNT, CASE, "IMP", STEP);
  }

  @Test
  void takesPartiesAndLanesOverAndChangesNothingTheSecondTime() {
    assertThat(imports.check(ID, file(PARTIES)))
        .isEqualTo(
            new ImportResult(
                "parties", 2, 0, List.of("Hanoi Chairs JSC", "Red River Trucking"), List.of()));
    assertThat(assessments.view(ID).parties()).hasSize(1);

    imports.apply(ID, file(PARTIES), BEN);
    imports.apply(ID, file(LANES), BEN);
    var once = assessments.view(ID);
    assertThat(once.parties())
        .extracting(p -> p.party().name(), p -> p.party().country(), p -> p.party().direct())
        .containsExactly(
            tuple("Import Test Inc.", "US", true),
            tuple("Hanoi Chairs JSC", "VN", true),
            tuple("Red River Trucking", "VN", false));
    assertThat(once.lanes())
        .singleElement()
        .satisfies(
            lane -> {
              assertThat(lane.lane().alternateRouting()).isEqualTo("By Cai Mep");
              assertThat(lane.stops())
                  .extracting(Stop::partyId, Stop::step, Stop::hoursAtRest, Stop::sealed)
                  .containsExactly(
                      tuple("P2", ProcessStep.LOAD, 3, true),
                      tuple("P3", ProcessStep.TRANSPORT, 40, true),
                      tuple("P1", ProcessStep.UNLOAD, 0, false));
            });
    assertThat(assessments.missing(ID, Step.CARGO_FLOW)).isEmpty();

    assertThat(imports.apply(ID, file(LANES), BEN))
        .extracting(ImportResult::added, ImportResult::changed)
        .containsExactly(0, 1);
    assertThat(assessments.view(ID)).isEqualTo(once);
    assertThat(trail.historyOfCase(ACCOUNT, CASE, 20))
        .extracting(AuditEntry::action)
        .contains("Parties imported", "Lanes imported");
  }

  @Test
  void whatItExportsItReadsAgain() {
    imports.apply(ID, file(PARTIES), BEN);
    imports.apply(ID, file(LANES), BEN);
    var before = assessments.view(ID);

    assertThat(imports.apply(ID, file(imports.parties(ID)), BEN).changed()).isEqualTo(3);
    assertThat(imports.apply(ID, file(imports.lanes(ID)), BEN).changed()).isEqualTo(1);
    assertThat(assessments.view(ID)).isEqualTo(before);
  }

  @Test
  void namesEveryErrorByLineAndColumnAndTakesNothing() {
    var result =
        imports.apply(
            ID,
            file(
                """
                name,role,country,direct,status,proof
                Good Ltd.,PORT,US,yes,NONE,Visit
                Bad Ltd.,CAPTAIN,USA,perhaps,AEO,
                "Two
                lines",PORT,Mexico,no,NONE,
                good ltd.,PORT,US,no,NONE,
                """),
            BEN);

    assertThat(result.errors())
        .extracting(RowError::line, RowError::column)
        .containsExactly(tuple(3L, "role"), tuple(3L, "direct"), tuple(4L, ""), tuple(6L, "name"));
    assertThat(result.errors().getFirst().message())
        .startsWith("'CAPTAIN' is not possible: use MANUFACTURER, PACKER");
    assertThat(result.errors().get(2).message()).contains("code of two letters");
    assertThat(assessments.view(ID).parties()).hasSize(1);
  }

  @Test
  void namesWhatIsWrongWithALane() {
    imports.apply(ID, file(PARTIES), BEN);
    var wrong =
        LANES
            .replace("Red River Trucking,TRANSPORT", "Blue River Trucking,TRANSPORT")
            .replace(",40,yes", ",forty,yes")
            .replace(
                "A,Chairs,VN,Hanoi,US,\"Buffalo, NY\",\"Truck, ocean\",Weekly,By Cai Mep,,Import",
                "A,Tables,VN,Hanoi,US,\"Buffalo, NY\",\"Truck, ocean\",Weekly,By Cai Mep,,Import");

    assertThat(imports.apply(ID, file(wrong), BEN).errors())
        .extracting(RowError::line, RowError::column)
        .containsExactlyInAnyOrder(
            tuple(3L, "party"), tuple(3L, "hours_at_rest"), tuple(4L, "product"));
    assertThat(assessments.view(ID).lanes()).isEmpty();
  }

  @Test
  void refusesFilesThatAreNoTableOfThisKind() {
    assertThat(refusal("")).contains("no rows");
    assertThat(refusal("name,role\nA,PORT\n")).contains("Columns missing: country, direct");
    assertThat(refusal("name,role,country,direct,status,proof,colour\nA,PORT,US,no,NONE,,red\n"))
        .contains("Columns not known: colour");
    assertThat(refusal("name,role,country,direct,status,proof\nA,PORT,US,no,NONE,,red\n"))
        .contains("Line 2 has 7 columns, the header 6");
    assertThat(refusal("name,role,country,direct,status,proof\n\"A,PORT\n"))
        .contains("quotation mark");
    assertThat(refusal("\u0000PNG")).contains("is no CSV");
    assertThat(message(new byte[] {(byte) 0xff, (byte) 0xfe, 65})).contains("not in UTF-8");
    assertThat(message(new byte[5_000_001])).contains("larger than 5 MB");
    assertThat(
            refusal(
                "name,role,country,direct,status,proof\n" + "A,PORT,US,no,NONE,\n".repeat(5_001)))
        .contains("more than 5,000 rows");
  }

  @Test
  void keepsFormulasOutOfTheSpreadsheet() {
    imports.apply(
        ID,
        file("name,role,country,direct,status,proof\n=SUM(A1) Ltd.,PORT,US,no,NONE,Visit\n"),
        BEN);

    assertThat(imports.parties(ID)).contains("\n'=SUM(A1) Ltd.,");
    assertThat(imports.apply(ID, file(imports.parties(ID)), BEN).changed()).isEqualTo(2);
  }

  @Test
  void isForTheCompanyAlone() {
    assertThatThrownBy(() -> imports.apply(ID, file(PARTIES), DANA))
        .isInstanceOf(EditRefused.class);
  }

  private String refusal(String text) {
    return message(text.getBytes(StandardCharsets.UTF_8));
  }

  private String message(byte[] content) {
    return imports.check(ID, new ByteArrayInputStream(content)).errors().getFirst().message();
  }

  private static InputStream file(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
