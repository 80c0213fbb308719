package org.ctpat.training;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A person of a company, as far as training is concerned. */
@Entity
@Table(name = "training_person")
class Person {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "training_person_seq")
  @SequenceGenerator(name = "training_person_seq", allocationSize = 50)
  private @Nullable Long id;

  @Version private long version;

  private String accountNumber;
  private String employeeId;
  private String name;

  @Column(length = 500)
  private String functions;

  private String site;
  private LocalDate startedOn;
  private @Nullable LocalDate retiredOn;

  @SuppressWarnings("NullAway.Init")
  protected Person() {}

  Person(String accountNumber, PersonData data) {
    this.accountNumber = accountNumber;
    this.employeeId = data.employeeId();
    change(data);
  }

  /** Takes over what was entered; a retired person is active again. */
  final void change(PersonData data) {
    this.name = data.name().strip();
    this.functions =
        EnumSet.copyOf(data.functions()).stream()
            .map(JobFunction::code)
            .collect(Collectors.joining("|"));
    this.site = data.site().strip();
    this.startedOn = data.startedOn();
    this.retiredOn = null;
  }

  void retire(LocalDate on) {
    this.retiredOn = on;
  }

  long id() {
    if (id == null) {
      throw new IllegalStateException("Person " + employeeId + " is not stored yet");
    }
    return id;
  }

  String employeeId() {
    return employeeId;
  }

  String name() {
    return name;
  }

  Set<JobFunction> functions() {
    return Arrays.stream(functions.split("\\|"))
        .map(code -> JobFunction.find(code).orElseThrow())
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(JobFunction.class)));
  }

  LocalDate startedOn() {
    return startedOn;
  }

  boolean isActive() {
    return retiredOn == null;
  }

  long version() {
    return version;
  }

  PersonView view() {
    return new PersonView(
        employeeId, name, functions(), site, startedOn, isActive(), retiredOn, version);
  }
}
