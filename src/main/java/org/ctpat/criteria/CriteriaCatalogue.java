package org.ctpat.criteria;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ctpat.account.EntityType;
import org.ctpat.account.EntityTypes;
import org.ctpat.audit.Actor;
import org.ctpat.audit.Sha256;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The minimum security criteria by edition. The built-in edition is stored at the first start;
 * further ones are imported beside it. An edition never changes: a company answers by the one that
 * it began with until its next annual review.
 */
@Service
@Transactional(readOnly = true)
public class CriteriaCatalogue {

  /** The built-in edition; the importer criteria were published in November 2019 and March 2020. */
  public static final String BUILT_IN = "2020";

  private static final LocalDate BUILT_IN_SINCE = LocalDate.of(2020, 3, 1);
  private static final String FILE = "catalogue/msc.csv";
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
  private static final ZoneId EASTERN = ZoneId.of("America/New_York");

  private final StoredEditions editions;
  private final ProfileEditions followers;
  private final Map<String, String> criteriaOf;
  private final Clock clock;

  /** Editions by name and hash of their file, so that a name that is given again is read again. */
  private final Map<String, Edition> read = new ConcurrentHashMap<>();

  CriteriaCatalogue(
      StoredEditions editions, ProfileEditions followers, EntityTypes entityTypes, Clock clock) {
    this.editions = editions;
    this.followers = followers;
    this.criteriaOf =
        entityTypes.all().stream()
            .collect(Collectors.toUnmodifiableMap(EntityType::code, EntityType::criteriaOf));
    this.clock = clock;
    keepBuiltIn();
  }

  private void keepBuiltIn() {
    if (editions.existsById(BUILT_IN)) {
      return;
    }
    try (var content = new ClassPathResource(FILE).getInputStream()) {
      var file = EditionFile.read(content, criteriaOf);
      if (!file.errors().isEmpty()) {
        throw new IllegalStateException(FILE + ": " + file.errors());
      }
      store(BUILT_IN, file, BUILT_IN_SINCE, "system");
    } catch (IOException e) {
      throw new UncheckedIOException("The catalogue of criteria cannot be read", e);
    }
  }

  private void store(String name, EditionFile file, LocalDate inForceOn, String by) {
    editions.saveAndFlush(
        new StoredEdition(
            name, file.text(), Sha256.of(file.text()), inForceOn, by, clock.instant()));
  }

  /** The edition that new profiles and annual reviews follow today. */
  public Edition current() {
    return editions.inForce(today()).map(this::edition).orElseGet(() -> edition(BUILT_IN));
  }

  /**
   * The edition of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public Edition edition(String name) {
    var hash =
        editions
            .hash(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "There is no edition '" + name + "' of the criteria"));
    return read.computeIfAbsent(name + hash, h -> parse(editions.findById(name).orElseThrow()));
  }

  private Edition parse(StoredEdition stored) {
    var content = new ByteArrayInputStream(stored.csv().getBytes(StandardCharsets.UTF_8));
    return new Edition(
        stored.getId(), stored.inForceOn(), EditionFile.read(content, criteriaOf).criteria());
  }

  /** All criteria of the edition in force, in their order. */
  public List<Criterion> all() {
    return current().all();
  }

  /** The criterion in the edition in force, or else in the newest edition that had it. */
  public Optional<Criterion> find(String id) {
    return current()
        .find(id)
        .or(
            () ->
                editions.names().stream()
                    .map(this::edition)
                    .flatMap(edition -> edition.find(id).stream())
                    .findFirst());
  }

  /**
   * The criterion of this id, as {@link #find}.
   *
   * @throws IllegalArgumentException when no edition has it
   */
  public Criterion get(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException("There is no criterion '" + id + "'"));
  }

  /** The criteria of the edition in force that apply to an entity type, see {@link Edition#of}. */
  public List<Criterion> of(String entityType) {
    return current().of(entityType);
  }

  /** Every edition, the newest first. */
  public List<EditionSummary> editions() {
    var current = current().name();
    return editions.names().stream().map(name -> summary(name, name.equals(current))).toList();
  }

  private EditionSummary summary(String name, boolean inForce) {
    var stored = editions.findById(name).orElseThrow();
    var edition = edition(name);
    return new EditionSummary(
        name,
        stored.inForceOn(),
        inForce,
        edition.all().size(),
        edition.all().stream().filter(Criterion::isMust).count(),
        followers.countByEdition(name),
        stored.importedBy(),
        stored.importedAt(),
        stored.sha256());
  }

  /** The file of an edition, as it was imported. */
  public String csv(String name) {
    edition(name);
    return editions.findById(name).orElseThrow().csv();
  }

  /** What an edition changes compared with another. */
  public List<EditionChange> changes(String older, String newer) {
    return EditionChange.between(edition(older), edition(newer));
  }

  /**
   * Imports an edition beside the others: as a whole, or not at all and with every error by row.
   *
   * @param csv in the columns of the built-in edition, UTF-8
   * @param inForceOn the day from which new profiles and annual reviews follow it
   * @throws EditionRefused when the name is taken or not a name, or the day is past
   */
  @Transactional
  public EditionImport importCsv(String name, LocalDate inForceOn, InputStream csv, Actor by) {
    if (!NAME.matcher(name).matches()) {
      throw new EditionRefused(
          "'"
              + name
              + "' is no name for an edition: use letters, digits, dots and dashes, such as"
              + " 2027-01");
    }
    if (editions.existsById(name)) {
      throw new EditionRefused(
          "There is an edition "
              + name
              + " already, and an edition never changes: give the new"
              + " file another name");
    }
    if (inForceOn.isBefore(today())) {
      throw new EditionRefused(
          "The edition would be in force since "
              + inForceOn
              + ", which is past: give today or a"
              + " later day");
    }
    var file = EditionFile.read(csv, criteriaOf);
    if (!file.errors().isEmpty()) {
      return new EditionImport(name, 0, file.errors());
    }
    store(name, file, inForceOn, by.name());
    return new EditionImport(name, file.criteria().size(), List.of());
  }

  /**
   * Removes an edition that was imported by mistake.
   *
   * @throws EditionRefused when it is the built-in one or a company answers by it
   */
  @Transactional
  public void remove(String name) {
    edition(name);
    if (name.equals(BUILT_IN)) {
      throw new EditionRefused("The built-in edition stays");
    }
    long profiles = followers.countByEdition(name);
    if (profiles > 0) {
      throw new EditionRefused(
          "Edition "
              + name
              + " stays: "
              + profiles
              + " profiles are answered by it. Import a"
              + " corrected edition beside it");
    }
    editions.remove(name);
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), EASTERN);
  }
}
