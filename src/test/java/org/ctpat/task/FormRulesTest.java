package org.ctpat.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class FormRulesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2027-03-01T12:00:00Z"), ZoneId.of("America/New_York"));

  private final FormRules rules = new FormRules(JsonMapper.shared(), new Feel(CLOCK), CLOCK);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'textfield','key':'a','label':'Name','validate':{'required':true}}",
        "{'type':'number','key':'a','label':'Name','validate':{'required':true}}",
        "{'type':'select','key':'a','label':'Name','values':[],'validate':{'required':true}}",
        "{'type':'filepicker','key':'a','label':'Name','validate':{'required':true}}",
        "{'type':'datetime','subtype':'date','key':'a','dateLabel':'Name','validate':{'required':true}}",
        "{'type':'checklist','key':'a','label':'Name','values':[],'validate':{'required':true}}"
      })
  void whatIsRequiredIsMissedWhenAbsentOrEmpty(String component) {
    assertThat(errors(component, Map.of())).hasSize(1).first().asString().contains("'Name'");
    assertThat(errors(component, Map.of("a", " "))).hasSize(1);
    assertThat(errors(component, Map.of("a", List.of()))).hasSize(1);
  }

  @Test
  void aRequiredCheckboxIsChecked() {
    var component =
        "{'type':'checkbox','key':'a','label':'I confirm','validate':{'required':true}}";

    assertThat(errors(component, Map.of("a", false)))
        .containsExactly("Check 'I confirm' to go on.");
    assertThat(errors(component, Map.of("a", true))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "abc, true",
    "ab, false",
    "abcdef, false",
    "'  ab  ', false",
  })
  void lengthsCountWithoutOuterSpaces(String value, boolean good) {
    var component =
        "{'type':'textfield','key':'a','label':'A','validate':{'minLength':3,'maxLength':5}}";

    assertThat(errors(component, Map.of("a", value)).isEmpty()).isEqualTo(good);
  }

  @Test
  void aPatternHasItsOwnMessage() {
    var component =
        "{'type':'textfield','key':'a','label':'SCAC','validate':{'pattern':'^[A-Z]{2,4}$','patternErrorMessage':'Two to four capital letters.'}}";

    assertThat(errors(component, Map.of("a", "tszl")))
        .containsExactly("Two to four capital letters.");
    assertThat(errors(component, Map.of("a", "TSZL"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "poc@blueheron.example, email, true",
    "poc(at)blueheron, email, false",
    "+17165550100, phone, true",
    "716 555 0100, phone, false",
  })
  void mailAddressesAndPhoneNumbersHaveTheirForm(String value, String kind, boolean good) {
    var component =
        "{'type':'textfield','key':'a','label':'A','validate':{'validationType':'%s'}}"
            .formatted(kind);

    assertThat(errors(component, Map.of("a", value)).isEmpty()).isEqualTo(good);
  }

  @Test
  void numbersHaveLimitsWhichMayBeExpressions() {
    var component =
        "{'type':'number','key':'a','label':'Share','decimalDigits':1,'validate':{'min':0,'max':'=highest'}}";
    var context = Map.of("highest", 10);

    assertThat(errors(component, Map.of("a", -1), context))
        .containsExactly("'Share' is at least 0.");
    assertThat(errors(component, Map.of("a", 10.5), context))
        .containsExactly("'Share' is at most 10.");
    assertThat(errors(component, Map.of("a", "2.25"), context))
        .containsExactly("'Share' takes at most 1 decimals.");
    assertThat(errors(component, Map.of("a", "two"), context))
        .containsExactly("'Share' takes a number.");
    assertThat(errors(component, Map.of("a", 9.5), context)).isEmpty();
  }

  @Test
  void anAnswerIsOneOfThoseOffered() {
    var fixed =
        "{'type':'radio','key':'a','label':'A','values':[{'label':'Yes','value':'yes'},{'label':'No','value':'no'}]}";
    var fromVariable = "{'type':'select','key':'a','label':'A','valuesKey':'people'}";
    var many = "{'type':'checklist','key':'a','label':'A','valuesKey':'people'}";
    var context = Map.of("people", List.of(Map.of("label", "Dana", "value", "dana.whitfield")));

    assertThat(errors(fixed, Map.of("a", "yes"))).isEmpty();
    assertThat(errors(fixed, Map.of("a", "perhaps"))).hasSize(1);
    assertThat(errors(fromVariable, Map.of("a", "dana.whitfield"), context)).isEmpty();
    assertThat(errors(fromVariable, Map.of("a", "tom.arden"), context)).hasSize(1);
    assertThat(errors(fromVariable, Map.of("a", "dana.whitfield")))
        .as("nothing offered")
        .hasSize(1);
    assertThat(errors(many, Map.of("a", List.of("dana.whitfield")), context)).isEmpty();
    assertThat(errors(many, Map.of("a", List.of("dana.whitfield", "tom.arden")), context))
        .hasSize(1);
  }

  @Test
  void whatIsHiddenIsNeitherAskedNorTaken() {
    var components =
        "{'type':'radio','key':'decision','label':'Decision','values':[{'label':'A','value':'approve'},{'label':'R','value':'return'}]},"
            + "{'type':'textarea','key':'remarks','label':'Remarks','validate':{'required':true},'conditional':{'hide':'=decision != \\\"return\\\"'}},"
            + "{'type':'group','label':'More','conditional':{'hide':'=decision = \\\"approve\\\"'},'components':[{'type':'textfield','key':'note','label':'Note','validate':{'required':true}}]}";

    var approved = check(components, Map.of("decision", "approve", "remarks", "old"), Map.of());
    assertThat(approved.errors()).isEmpty();
    assertThat(approved.data()).isEqualTo(Map.of("decision", "approve"));
    assertThat(approved.complete()).containsEntry("remarks", null).containsEntry("note", null);
    assertThat(check(components, Map.of("decision", "return"), Map.of()).errors())
        .extracting(FieldError::key)
        .containsExactly("remarks", "note");
  }

  @Test
  void unknownDisabledAndReadOnlyFieldsAreNotForTheTaking() {
    var components =
        "{'type':'textfield','key':'free','label':'Free'},"
            + "{'type':'textfield','key':'off','label':'Off','disabled':true},"
            + "{'type':'textfield','key':'shown','label':'Shown','readonly':true}";

    var checked =
        check(
            components,
            Map.of("free", "1", "off", "2", "shown", "forged", "unknown", "3"),
            Map.of("shown", "true value"));

    assertThat(checked.data()).isEqualTo(Map.of("free", "1", "shown", "true value"));
  }

  @Test
  void datesAreDatesAndNotPassedWhereTheFormSaysSo() {
    var component =
        "{'type':'datetime','subtype':'date','key':'a','dateLabel':'Visit','disallowPassedDates':true}";

    assertThat(errors(component, Map.of("a", "2027-03-01"))).isEmpty();
    assertThat(errors(component, Map.of("a", "2027-02-28")))
        .containsExactly("'Visit' cannot be in the past.");
    assertThat(errors(component, Map.of("a", "next week"))).hasSize(1);
    assertThat(
            errors(
                "{'type':'datetime','subtype':'time','key':'a','timeLabel':'T'}",
                Map.of("a", "09:30")))
        .isEmpty();
  }

  @Test
  void rowsOfAListAreCheckedOneByOne() {
    var component =
        "{'type':'dynamiclist','path':'sites','label':'Sites','components':[{'type':'textfield','key':'city','label':'City','validate':{'required':true}},"
            + "{'type':'textfield','key':'state','label':'State','conditional':{'hide':'=country != \\\"US\\\"'},'validate':{'required':true}},"
            + "{'type':'textfield','key':'country','label':'Country'}]}";

    var checked =
        check(
            component,
            Map.of(
                "sites",
                List.of(
                    Map.of("city", "Buffalo", "country", "US"),
                    Map.of("country", "VN", "state", "dropped"))),
            Map.of());

    assertThat(checked.errors())
        .extracting(FieldError::key)
        .containsExactly("sites[0].state", "sites[1].city");
    assertThat(checked.data().get("sites"))
        .isEqualTo(List.of(Map.of("city", "Buffalo", "country", "US"), Map.of("country", "VN")));
  }

  @Test
  void filesAreDocumentIds() {
    var component = "{'type':'filepicker','key':'proofFiles','label':'Proof'}";

    assertThat(errors(component, Map.of("proofFiles", List.of("d-1")))).isEmpty();
    assertThat(errors(component, Map.of("proofFiles", List.of("d-1", "d-2"))))
        .containsExactly("'Proof' takes one file.");
    assertThat(errors(component, Map.of("proofFiles", List.of(Map.of("x", 1))))).hasSize(1);
  }

  @Test
  void anExpressionIsComputedHereWhateverWasSent() {
    var components =
        "{'type':'number','key':'a','label':'A'},{'type':'expression','key':'twice','expression':'=a * 2'}";

    var checked = check(components, Map.of("a", 4, "twice", 99), Map.of());

    assertThat(checked.data().get("twice").toString()).isEqualTo("8");
  }

  private List<String> errors(String component, Map<String, ?> data) {
    return errors(component, data, Map.of());
  }

  private List<String> errors(String component, Map<String, ?> data, Map<String, ?> context) {
    return check(component, data, context).errors().stream().map(FieldError::message).toList();
  }

  private FormRules.Checked check(String components, Map<String, ?> data, Map<String, ?> context) {
    var form = "{\"components\":[%s]}".formatted(components.replace('\'', '"'));
    return rules.check(form, new HashMap<>(data), context);
  }
}
