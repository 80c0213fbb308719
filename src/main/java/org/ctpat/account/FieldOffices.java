package org.ctpat.account;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The CTPAT field offices and the places they serve, from the configuration {@code
 * ctpat.field-offices}.
 */
@ConfigurationProperties("ctpat")
public class FieldOffices {

  private final List<FieldOffice> fieldOffices;
  private final String defaultFieldOffice;

  FieldOffices(List<FieldOffice> fieldOffices, String defaultFieldOffice) {
    this.fieldOffices = List.copyOf(fieldOffices);
    this.defaultFieldOffice = defaultFieldOffice;
    if (!names().contains(defaultFieldOffice)) {
      throw new IllegalArgumentException(
          "ctpat.default-field-office is '%s': give one of %s"
              .formatted(defaultFieldOffice, names()));
    }
  }

  public List<FieldOffice> all() {
    return fieldOffices;
  }

  /** The office of the places that none is named for. */
  public String otherwise() {
    return defaultFieldOffice;
  }

  public List<String> names() {
    return fieldOffices.stream().map(FieldOffice::name).toList();
  }

  /** The office for an address; {@code ctpat.default-field-office} where none serves it. */
  public String of(@Nullable String country, @Nullable String state) {
    return office(country, state).map(FieldOffice::name).orElse(defaultFieldOffice);
  }

  /** Whether an office is named for this place. */
  public boolean serves(@Nullable String country, @Nullable String state) {
    return office(country, state).isPresent();
  }

  private Optional<FieldOffice> office(@Nullable String country, @Nullable String state) {
    return fieldOffices.stream()
        .filter(
            office ->
                office.places().contains(country + "-" + state)
                    || office.places().contains(country))
        .findFirst();
  }

  /**
   * One office.
   *
   * @param places countries as two letters, or states as {@code US-NY}
   */
  public record FieldOffice(String name, List<String> places) {}
}
