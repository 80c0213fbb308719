package org.ctpat.account;

import jakarta.persistence.Embeddable;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a company says about itself whatever its role in the programme. */
@Embeddable
record CompanyData(
    String name,
    @Nullable String doingBusinessAs,
    @Nullable String ownershipType,
    @Nullable LocalDate businessStartOn,
    @Nullable Integer employees,
    @Nullable String phone,
    @Nullable String website,
    @Nullable String history,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String city,
    @Nullable String state,
    @Nullable String postalCode,
    @Nullable String country) {

  static CompanyData named(String name) {
    return new CompanyData(
        name, null, null, null, null, null, null, null, null, null, null, null, null, null);
  }

  static CompanyData of(CompanyProfile profile, String formerName) {
    return new CompanyData(
        profile.companyName() == null ? formerName : profile.companyName(),
        profile.doingBusinessAs(),
        profile.ownershipType(),
        profile.businessStartOn(),
        profile.employees(),
        profile.phone(),
        profile.website(),
        profile.history(),
        profile.line1(),
        profile.line2(),
        profile.city(),
        profile.state(),
        profile.postalCode(),
        profile.country());
  }

  /** The primary address as on an envelope; empty before it is known. */
  List<String> addressLines() {
    var place =
        Stream.of(city, state, postalCode)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return Stream.of(
            line1,
            line2,
            place,
            country == null ? null : Locale.of("", country).getDisplayCountry(Locale.US))
        .filter(line -> line != null && !line.isBlank())
        .toList();
  }
}
