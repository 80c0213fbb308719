package org.ctpat.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.ctpat.task.Person;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An invented company, its two people, and the folder of its data under {@code
 * src/test/resources/demo}.
 *
 * @param entityType code, such as {@code IMP}
 * @param memberId sign-in name of the point of contact
 * @param officerId sign-in name of the officer who signs
 */
public record DemoCompany(
    String folder,
    String accountNumber,
    String entityType,
    String name,
    String memberId,
    String officerId) {

  public static final DemoCompany BLUE_HERON =
      new DemoCompany(
          "blue-heron",
          "10-000101",
          "IMP",
          "Blue Heron Home Goods, Inc.",
          "ben.carter",
          "margaret.ellis");

  public static final DemoCompany SIERRA_AZUL =
      new DemoCompany(
          "sierra-azul",
          "10-000102",
          "HWC_MX",
          "Transportes Sierra Azul, S.A. de C.V.",
          "lucia.herrera",
          "ricardo.montes");

  public static final DemoCompany BRAVO =
      new DemoCompany(
          "bravo",
          "10-000103",
          "FMFR",
          "Manufacturas del Bravo, S.A. de C.V.",
          "jorge.salinas",
          "elena.garza");

  /** One company of every entity type, those of the demonstration among them. */
  public static List<DemoCompany> ofEveryType() {
    return List.of(
        BLUE_HERON,
        new DemoCompany(
            "prairie-gold",
            "10-000104",
            "EXP",
            "Prairie Gold Seeds, Inc.",
            "tomas.becker",
            "hannah.lindqvist"),
        new DemoCompany(
            "maple-leaf",
            "10-000105",
            "HWC_CA",
            "Maple Crossing Transport Ltd.",
            "claire.dubois",
            "owen.mackenzie"),
        new DemoCompany(
            "ruta-norte",
            "10-000106",
            "MLH",
            "Fletes Ruta del Norte, S.A. de C.V.",
            "paulina.vega",
            "ignacio.robles"),
        new DemoCompany(
            "great-basin-rail",
            "10-000107",
            "RAIL",
            "Great Basin & Pacific Railway Company",
            "denise.archer",
            "walter.hughes"),
        new DemoCompany(
            "pelican-line",
            "10-000108",
            "SEA",
            "Pelican Ocean Lines, Inc.",
            "marco.ferri",
            "astrid.solberg"),
        new DemoCompany(
            "andes-air",
            "10-000109",
            "AIR",
            "Andes Pacific Air Cargo, Inc.",
            "linda.moreau",
            "victor.salas"),
        new DemoCompany(
            "bayside-terminals",
            "10-000110",
            "MPTO",
            "Bayside Marine Terminals, LLC",
            "alicia.romero",
            "george.tanaka"),
        new DemoCompany(
            "kingston-quays",
            "10-000111",
            "MPTO_F",
            "Kingston Quays Terminal Operators Ltd.",
            "marcia.hylton",
            "winston.blake"),
        new DemoCompany(
            "cardinal-freight",
            "10-000112",
            "CONS",
            "Cardinal Freight Consolidators, Inc.",
            "neil.barrow",
            "susan.petrov"),
        new DemoCompany(
            "harborgate-brokers",
            "10-000113",
            "BRK",
            "Harborgate Customs Brokers, Inc.",
            "aaron.levy",
            "diane.fischer"),
        new DemoCompany(
            "keystone-3pl",
            "10-000114",
            "3PL",
            "Keystone Bridge Logistics, LLC",
            "sofia.grant",
            "patrick.oneil"),
        new DemoCompany(
            "northstar-pilot",
            "10-000115",
            "3PL_PILOT",
            "Northstar Freight Management, Inc.",
            "ben.osei",
            "rachel.kim"),
        SIERRA_AZUL,
        BRAVO);
  }

  /** The companies of the demonstration. */
  public static List<DemoCompany> all() {
    return List.of(BLUE_HERON, SIERRA_AZUL, BRAVO);
  }

  /** The same company with the same data under another account, so that each test has its own. */
  public DemoCompany as(String otherAccountNumber) {
    return new DemoCompany(folder, otherAccountNumber, entityType, name, memberId, officerId);
  }

  /** The point of contact. */
  public Person member() {
    return DemoPeople.person(memberId).of(accountNumber, false);
  }

  /** The officer, who may do what the point of contact may as well. */
  public Person officer() {
    return DemoPeople.person(officerId).of(accountNumber, true);
  }

  /** A file of the company's folder as bytes, such as {@code evidence/seal-log.pdf}. */
  public byte[] bytes(String file) {
    try (InputStream content = open(file)) {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("Demo file " + path(file), e);
    }
  }

  /** Whether the company's folder has this file. */
  public boolean has(String file) {
    return DemoCompany.class.getResource(path(file)) != null;
  }

  /** A file of the company's folder as text. */
  public String load(String file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  /** A JSON file of the company's folder. */
  public JsonNode json(String file) {
    return JsonMapper.shared().readTree(load(file));
  }

  /** A JSON file of the company's folder, as a record of this type. */
  public <T> T json(String file, Class<T> type) {
    return JsonMapper.shared().readValue(load(file), type);
  }

  /** The rows of a CSV file whose first line names the columns. */
  public List<CSVRecord> csv(String file) {
    try (Reader content = new StringReader(load(file))) {
      return CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .get()
          .parse(content)
          .getRecords();
    } catch (IOException e) {
      throw new UncheckedIOException("Demo file " + path(file), e);
    }
  }

  private InputStream open(String file) throws IOException {
    var content = DemoCompany.class.getResourceAsStream(path(file));
    if (content == null) {
      throw new IOException("There is no file " + path(file) + " on the class path");
    }
    return content;
  }

  private String path(String file) {
    return "/demo/" + folder + "/" + file;
  }
}
