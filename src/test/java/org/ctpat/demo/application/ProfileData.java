package org.ctpat.demo.application;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ctpat.demo.DemoCompany;

/** The company profile of a demo company as form data, from {@code profile.json} of its folder. */
public final class ProfileData {

  private ProfileData() {}

  /**
   * The profile. Under another account than the company's own it gets numbers of its own, since one
   * number belongs to one running account only.
   */
  @SuppressWarnings("unchecked")
  public static Map<String, Object> of(DemoCompany company) {
    var data = new HashMap<String, Object>(company.json("profile.json", Map.class));
    if (!DemoCompany.ofEveryType().contains(company)) {
      var identifiers = (List<Map<String, Object>>) data.get("identifiers");
      data.put(
          "identifiers",
          identifiers.stream()
              .map(identifier -> own(identifier.get("type").toString(), company.accountNumber()))
              .toList());
    }
    return data;
  }

  /** A number of this kind that no other account has. */
  private static Map<String, Object> own(String type, String accountNumber) {
    var digits = accountNumber.substring(accountNumber.indexOf('-') + 1);
    var value =
        switch (type) {
          case "IOR_IRS" -> "%s-%s0%s".formatted(accountNumber.substring(0, 2), digits, "00");
          case "IOR_CBP" -> digits + "-00000";
          case "SCAC" -> letters(Integer.parseInt(digits));
          case "USDOT" -> digits + "00";
          case "RFC_MORAL" -> "ABC" + digits + "XX1";
          case "MID" -> "MXABC" + digits;
          case "IATA_AIRLINE" -> letters(Integer.parseInt(digits)).substring(0, 2);
          case "FILER" -> letters(Integer.parseInt(digits)).substring(0, 3);
          case "BROKER_LICENSE" -> digits.substring(1);
          case "MC" -> "MC" + digits;
          case "RFC_FISICA" -> "ABCD" + digits + "XX1";
          case "EIN" -> accountNumber.substring(0, 2) + "-" + digits + "0";
          case "DUNS" -> digits + "000";
          default -> digits;
        };
    return Map.of("type", type, "value", value);
  }

  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int rest = number; letters.length() < 4; rest /= 26) {
      letters.append((char) ('A' + rest % 26));
    }
    return letters.toString();
  }
}
