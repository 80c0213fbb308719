package org.ctpat.account;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Companies for tests. */
final class TestCompanies {

  private TestCompanies() {}

  static NewAccount importer(String name) {
    return company("IMP", name);
  }

  static NewAccount company(String entityType, String name) {
    return new NewAccount(
        entityType,
        name,
        new Contact(
            Contact.Kind.OFFICER,
            "olive.officer",
            "Olive Officer",
            "CFO",
            "olive@harbor.example",
            null),
        new Contact(
            Contact.Kind.POINT_OF_CONTACT, "pat.poc", "Pat Poc", null, "pat@harbor.example", null));
  }

  /** A profile of an importer in which nothing is wrong. */
  static Map<String, Object> importerProfile(String importerNumber) {
    var profile = new LinkedHashMap<String, Object>();
    profile.put("companyName", "Harbor Lamps, Inc.");
    profile.put("ownershipType", "corporation");
    profile.put("businessStartOn", "2001-05-01");
    profile.put("employees", 12);
    profile.put("phone", "+1 716 555 0100");
    profile.put("history", "Imports lamps since 2001.");
    profile.put("line1", "1 Harbor Street");
    profile.put("city", "Buffalo");
    profile.put("state", "NY");
    profile.put("postalCode", "14201");
    profile.put("country", "US");
    profile.put("officerName", "Olive Officer");
    profile.put("officerTitle", "CFO");
    profile.put("officerEmail", "olive@harbor.example");
    profile.put("contactName", "Pat Poc");
    profile.put("contactEmail", "pat@harbor.example");
    profile.put("identifiers", List.of(Map.of("type", "IOR_IRS", "value", importerNumber)));
    profile.put("bondNumber", "123456789");
    profile.put(
        "sites",
        List.of(
            Map.of(
                "siteName",
                "Dock",
                "siteKind",
                "warehouse",
                "siteCity",
                "Buffalo",
                "siteCountry",
                "US")));
    profile.put("countriesOfOrigin", List.of("Vietnam", "Mexico"));
    profile.put("activeInTrade", true);
    profile.put("allImporterNumbersListed", true);
    profile.put("staffedOffice", true);
    profile.put("continuousBond", true);
    profile.put("noUnpaidDebt", true);
    profile.put("noSecurityEvent", true);
    return profile;
  }
}
