package org.ctpat.incident;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The kinds of incidents, whom to tell, and the time zones, from {@code catalogue/incident-types}
 * and {@code catalogue/time-zones}.
 */
@Component
public class IncidentCatalogue {

  private final List<IncidentType> types;
  private final List<IncidentParty> parties;
  private final List<LocalZone> zones;

  IncidentCatalogue(JsonMapper json) {
    var file = read(json, "catalogue/incident-types.json", TypesFile.class);
    types = List.copyOf(file.types());
    parties = List.copyOf(file.parties());
    zones = List.copyOf(read(json, "catalogue/time-zones.json", ZonesFile.class).zones());
    zones.forEach(zone -> ZoneId.of(zone.zone()));
    for (var type : types) {
      for (var party : type.tell()) {
        if (find(party).isEmpty()) {
          throw new IllegalStateException(
              "incident-types.json: type %s asks to tell %s, which is no party"
                  .formatted(type.code(), party));
        }
      }
    }
  }

  private static <T> T read(JsonMapper json, String path, Class<T> type) {
    try (var content = new ClassPathResource(path).getInputStream()) {
      return json.readValue(content, type);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " could not be read", e);
    }
  }

  private Optional<IncidentParty> find(String code) {
    return parties.stream().filter(party -> party.code().equals(code)).findFirst();
  }

  public List<IncidentType> types() {
    return types;
  }

  /** Whom an incident may be told to, in the order of the criterion. */
  public List<IncidentParty> parties() {
    return parties;
  }

  public Optional<IncidentType> type(String code) {
    return types.stream().filter(type -> type.code().equals(code)).findFirst();
  }

  /** Name of a party; the code itself when the file has lost it. */
  public String partyLabel(String code) {
    return find(code).map(IncidentParty::label).orElse(code);
  }

  boolean isParty(String code) {
    return find(code).isPresent();
  }

  boolean isCbp(String code) {
    return find(code).filter(IncidentParty::cbp).isPresent();
  }

  /** The zones, U.S. Eastern first, then those of these countries, then all others. */
  public List<LocalZone> zones(Collection<String> countries) {
    return zones.stream()
        .sorted(
            Comparator.comparing(
                zone ->
                    zone.equals(zones.getFirst())
                        ? 0
                        : zone.countries().stream().anyMatch(countries::contains) ? 1 : 2))
        .toList();
  }

  private record TypesFile(
      String source, String note, List<IncidentParty> parties, List<IncidentType> types) {}

  private record ZonesFile(String note, List<LocalZone> zones) {}
}
