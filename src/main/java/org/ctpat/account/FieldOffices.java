package org.ctpat.account;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The CTPAT field offices and the places they serve, from the configuration {@code
 * ctpat.field-offices}.
 */
@ConfigurationProperties("ctpat")
public class FieldOffices {

  private final List<FieldOffice> fieldOffices;

  FieldOffices(List<FieldOffice> fieldOffices) {
    this.fieldOffices = List.copyOf(fieldOffices);
  }

  public List<String> names() {
    return fieldOffices.stream().map(FieldOffice::name).toList();
  }

  /** The office for an address; the first of the list where none serves it. */
  public String of(@Nullable String country, @Nullable String state) {
    return fieldOffices.stream()
        .filter(
            office ->
                office.places().contains(country + "-" + state)
                    || office.places().contains(country))
        .findFirst()
        .orElse(fieldOffices.getFirst())
        .name();
  }

  /**
   * One office.
   *
   * @param places countries as two letters, or states as {@code US-NY}
   */
  public record FieldOffice(String name, List<String> places) {}
}
