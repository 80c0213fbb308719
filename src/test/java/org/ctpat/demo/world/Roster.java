package org.ctpat.demo.world;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ctpat.demo.DemoCompany;
import org.ctpat.demo.DemoPeople;

/**
 * Invents the companies of the world from the lists under {@code src/test/resources/demo/world}:
 * the same ones each time.
 */
final class Roster {

  /** Where the accounts of the world begin, beyond those that people open themselves. */
  private static final int FIRST_ACCOUNT = 20_001;

  private static final Set<String> MEXICAN = Set.of("HWC_MX", "MLH", "FMFR");
  private static final Set<String> WITH_VISITS = Set.of("IMP", "FMFR", "HWC_MX");

  private final Random random = new Random(20260706);
  private final Set<String> names = new HashSet<>();
  private final Set<String> signIns = new HashSet<>();
  private final Map<String, List<String>> words = words("words.csv");
  private final Map<String, List<String>> people = words("people.csv");
  private final Map<String, List<CSVRecord>> places =
      rows("places.csv").stream().collect(Collectors.groupingBy(row -> row.get("country")));
  private final Map<String, DemoCompany> templates =
      DemoCompany.ofEveryType().stream()
          .collect(Collectors.toMap(DemoCompany::entityType, Function.identity()));

  private Roster() {}

  /** All companies, in a mixed order, so that a part of them shows every stage too. */
  static List<WorldCompany> companies() {
    return new Roster().all();
  }

  private List<WorldCompany> all() {
    var types = new ArrayList<String>();
    rows("types.csv")
        .forEach(
            row ->
                types.addAll(
                    Collections.nCopies(Integer.parseInt(row.get("weight")), row.get("type"))));
    var stages = new ArrayList<CSVRecord>();
    var firsts = new ArrayList<CSVRecord>();
    for (var row : rows("stages.csv")) {
      firsts.add(row);
      IntStream.range(1, Integer.parseInt(row.get("number"))).forEach(i -> stages.add(row));
    }
    Collections.shuffle(types, random);
    oneOfEachFirst(types);
    Collections.shuffle(stages, random);
    stages.addAll(0, firsts);
    var counts = new HashMap<String, Integer>();
    var companies = new ArrayList<WorldCompany>();
    for (int i = 0; i < stages.size(); i++) {
      var row = stages.get(i);
      var stage = Stage.valueOf(row.get("stage"));
      var type = take(types, row.get("types"), stage);
      int from = Integer.parseInt(row.get("days_from"));
      int to = Integer.parseInt(row.get("days_to"));
      int number = Integer.parseInt(row.get("number"));
      int nth = counts.merge(stage.name(), 1, Integer::sum) - 1;
      int days = number == 1 ? from : from + (to - from) * nth / (number - 1);
      companies.add(invent(i, type, stage, days, years(stage)));
    }
    return companies;
  }

  private static void oneOfEachFirst(List<String> types) {
    var first = new ArrayList<>(new LinkedHashSet<>(types));
    first.forEach(types::remove);
    types.addAll(0, first);
  }

  /** The next kind of company that can be in this stage. */
  private String take(List<String> types, String wanted, Stage stage) {
    for (int i = 0; i < types.size(); i++) {
      var type = types.get(i);
      if ((wanted.equals("*") || wanted.equals(type))
          && (!type.equals("3PL_PILOT") || stage == Stage.CERTIFIED)
          && (!stage.validation() || WITH_VISITS.contains(type))) {
        return types.remove(i);
      }
    }
    return "IMP";
  }

  private int years(Stage stage) {
    return switch (stage) {
      case CERTIFIED -> 0;
      case VALIDATED, TIER_3 -> 1 + random.nextInt(6);
      default -> stage.review() ? 1 + random.nextInt(4) : random.nextInt(3);
    };
  }

  private WorldCompany invent(int index, String type, Stage stage, int days, int years) {
    var account = "10-%06d".formatted(FIRST_ACCOUNT + index);
    var template = templates.get(type);
    var profile = profile(template);
    var country = country(type, profile);
    var spanish = country.equals("MX");
    var name = companyName(type, spanish);
    var officer = person(spanish);
    var contact = person(spanish);
    var slug = plain(name.replaceAll(",.*", "")).replace(".", "");
    var site = slug.substring(0, Math.min(24, slug.length())) + ".example";
    var place = pick(places.get(country));
    profile.put("companyName", name);
    profile.remove("doingBusinessAs");
    profile.remove("line2");
    profile.put("website", "www." + site);
    profile.put("businessStartOn", "%d-%02d-15".formatted(1975 + index % 40, 1 + index % 12));
    profile.put("employees", 12 + random.nextInt(400));
    profile.put("line1", street(spanish));
    profile.put("city", place.get("city"));
    profile.put("state", place.get("state"));
    profile.put("postalCode", place.get("postal_code"));
    profile.put("country", country);
    profile.put("phone", phone(country, place.get("area"), index, 0));
    profile.put("history", history(name, place.get("city"), profile));
    put(
        profile,
        "officer",
        officer,
        "Vice President",
        site,
        phone(country, place.get("area"), index, 1));
    put(
        profile,
        "contact",
        contact,
        "Compliance Manager",
        site,
        phone(country, place.get("area"), index, 2));
    if (profile.containsKey("alternates")) {
      var alternate = person(spanish);
      profile.put(
          "alternates",
          List.of(
              Map.of(
                  "alternateName",
                  alternate,
                  "alternateTitle",
                  "Logistics Supervisor",
                  "alternateEmail",
                  plain(alternate) + "@" + site)));
    }
    profile.put("sites", sites(profile, place.get("city"), country));
    profile.put("identifiers", identifiers(profile, index, country));
    if (profile.containsKey("bondNumber")) {
      profile.put("bondNumber", "26%07d".formatted(100_000 + index * 37));
    }
    var company =
        new DemoCompany(template.folder(), account, type, name, signIn(contact), signIn(officer));
    DemoPeople.introduce(company.memberId(), contact);
    DemoPeople.introduce(company.officerId(), officer);
    return new WorldCompany(company, stage, days, years, profile);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> profile(DemoCompany template) {
    return new HashMap<String, Object>(template.json("profile.json", Map.class));
  }

  private String country(String type, Map<String, Object> template) {
    return switch (type) {
      case "HWC_MX", "FMFR" -> random.nextInt(5) > 0 ? "MX" : type.equals("FMFR") ? "CA" : "US";
      case "HWC_CA" -> random.nextInt(3) > 0 ? "CA" : "US";
      case "MPTO_F" -> pick(List.of("JM", "BS", "CO"));
      default -> template.get("country").toString();
    };
  }

  private String companyName(String type, boolean spanish) {
    while (true) {
      var trade = pick(words.get(type));
      var name =
          spanish || MEXICAN.contains(type) && !type.equals("FMFR") && spanish
              ? trade + " " + pick(words.get("name-es")) + ", S.A. de C.V."
              : pick(words.get("name-en")) + " " + english(type, trade) + ", " + ending();
      if (names.add(name)) {
        return name;
      }
    }
  }

  /** Words of Mexican trades for a company elsewhere. */
  private String english(String type, String trade) {
    return switch (type) {
      case "HWC_MX" -> pick(words.get("HWC_CA"));
      case "FMFR" -> pick(List.of("Manufacturing", "Plastics", "Furniture Works", "Components"));
      default -> trade;
    };
  }

  private String ending() {
    return pick(List.of("Inc.", "Inc.", "LLC", "Corp.", "Co."));
  }

  private String person(boolean spanish) {
    var language = spanish ? "es" : "en";
    return pick(people.get("first-" + language)) + " " + pick(people.get("last-" + language));
  }

  private String signIn(String name) {
    var base = plain(name);
    var free = base;
    for (int i = 2; !signIns.add(free); i++) {
      free = base + "." + i;
    }
    return free + ".w";
  }

  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", ".")
        .replaceAll("^\\.|\\.$", "");
  }

  private String street(boolean spanish) {
    int number = 100 + random.nextInt(8_900);
    return spanish
        ? "Avenida "
            + pick(List.of("Industrias", "Juárez", "Hidalgo", "Reforma", "Tecnológico"))
            + " "
            + number
        : number
            + " "
            + pick(
                List.of(
                    "Commerce Drive",
                    "Harbor Road",
                    "Mill Street",
                    "Industrial Parkway",
                    "Canal Street",
                    "Depot Road"));
  }

  private static String phone(String country, String area, int index, int extension) {
    var local = "555 %04d".formatted(1_000 + index * 3 + extension);
    return switch (country) {
      case "MX" -> "+52 " + area + " " + local;
      case "CO" -> "+57 " + local;
      default -> "+1 " + area + " " + local;
    };
  }

  private static String history(String name, String city, Map<String, Object> profile) {
    return "%s has worked from %s since %s, with %s people. Trades with: %s."
        .formatted(
            name.replaceAll(",.*", ""),
            city,
            profile.get("businessStartOn").toString().substring(0, 4),
            profile.get("employees"),
            profile.get("countriesOfOrigin"));
  }

  private static void put(
      Map<String, Object> profile,
      String who,
      String name,
      String title,
      String site,
      String phone) {
    profile.put(who + "Name", name);
    profile.put(who + "Title", title);
    profile.put(who + "Email", plain(name) + "@" + site);
    profile.put(who + "Phone", phone);
  }

  /** The sites of its kind; those in the company's country are in its own city. */
  @SuppressWarnings("unchecked")
  private List<Map<String, Object>> sites(
      Map<String, Object> profile, String city, String country) {
    var kinds = new HashMap<String, Integer>();
    return ((List<Map<String, Object>>) profile.get("sites"))
        .stream()
            .map(
                site -> {
                  var own = new HashMap<String, Object>(site);
                  if (kinds.isEmpty()) {
                    own.put("siteCountry", country);
                  }
                  var there = own.get("siteCountry").equals(country) ? city : site.get("siteCity");
                  int nth = kinds.merge(there + site.get("siteKind").toString(), 1, Integer::sum);
                  own.put("siteCity", there);
                  own.put(
                      "siteName", there + " " + site.get("siteKind") + (nth == 1 ? "" : " " + nth));
                  return (Map<String, Object>) own;
                })
            .toList();
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> identifiers(
      Map<String, Object> profile, int index, String country) {
    return ((List<Map<String, Object>>) profile.get("identifiers"))
        .stream()
            .filter(each -> country.equals("MX") || !each.get("type").toString().startsWith("RFC"))
            .map(
                each -> {
                  var type = each.get("type").toString();
                  return Map.<String, Object>of(
                      "type", type, "value", number(type, index, country));
                })
            .toList();
  }

  /** A number of this kind that no other company has. */
  private static String number(String type, int index, String country) {
    return switch (type) {
      case "IOR_IRS" -> "%02d-%07d00".formatted(20 + index % 60, 3_100_000 + index * 1_117);
      case "EIN" -> "%02d-%07d".formatted(20 + index % 60, 4_200_000 + index * 1_117);
      case "DUNS" -> "%09d".formatted(81_000_000 + index * 7_919);
      case "SCAC" -> letters(index * 37 + 52_000);
      case "USDOT" -> String.valueOf(410_000 + index * 53);
      case "MC" -> "MC" + (510_000 + index * 53);
      case "RFC_MORAL" ->
          "W%s%02d%02d15%s1"
              .formatted(
                  letters(index + 700).substring(0, 2),
                  (75 + index % 40) % 100,
                  1 + index % 12,
                  letters(index).substring(0, 2));
      case "MID" ->
          (country.equals("CA") ? "XO" : country)
              + letters(index + 9_000).substring(0, 3)
              + "WOR"
              + (1_000 + index)
              + (country.equals("CA") ? "HAM" : "MON");
      case "IATA_AIRLINE" -> "" + (char) ('A' + index % 26) + (char) ('1' + index / 26 % 9);
      case "FILER" -> letters(index + 4_000).substring(0, 2) + index % 10;
      case "BROKER_LICENSE" -> String.valueOf(20_000 + index);
      case "FMC_ORG", "FMC_MTO" -> "%06d".formatted(30_000 + index * 7);
      case "IATA_ORG" -> "%06d".formatted(50_000 + index * 7);
      case "SCT" -> "Permiso TPAF01 %04d".formatted(3_000 + index);
      default -> String.valueOf(100_000 + index);
    };
  }

  private static String letters(int number) {
    var letters = new StringBuilder();
    for (int rest = number; letters.length() < 4; rest /= 26) {
      letters.append((char) ('A' + rest % 26));
    }
    return letters.toString();
  }

  private <T> T pick(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  private static Map<String, List<String>> words(String file) {
    return rows(file).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.get("kind"),
                Collectors.mapping(row -> row.get("word"), Collectors.toList())));
  }

  private static List<CSVRecord> rows(String file) {
    try (var content =
            java.util.Objects.requireNonNull(
                Roster.class.getResourceAsStream("/demo/world/" + file), file);
        var reader = new InputStreamReader(content, StandardCharsets.UTF_8)) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(reader)
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("List " + file, e);
    }
  }
}
