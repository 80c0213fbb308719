package org.ctpat.bundle;

import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.ctpat.bundle.BundleCheck.Manifest;
import org.ctpat.sealing.Sealer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes sealed bundles and checks them. The manifest lists every file with its SHA-256; the seal
 * is an HMAC-SHA-256 over the manifest by the key of the sealed personal data, so that only this
 * system can make and check it.
 */
@Service
public class Bundles {

  static final String MANIFEST = "manifest.json";
  static final String SEAL = "manifest.sig";

  private static final String FORMAT = "ctpat-case-bundle-1";
  private static final String PURPOSE = "case bundle";
  private static final int MOST_FILES = 50_000;
  private static final int LARGEST_MANIFEST = 20_000_000;

  private final Sealer sealer;
  private final AuditTrail audit;
  private final JsonMapper json;
  private final Clock clock;

  Bundles(Sealer sealer, AuditTrail audit, JsonMapper json, Clock clock) {
    this.sealer = sealer;
    this.audit = audit;
    this.json = json.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();
    this.clock = clock;
  }

  /** Keeps in the trail of the account who takes a bundle of it. */
  @Transactional
  public void recordDownload(String accountNumber, Actor by) {
    audit.record(
        new AuditEvent(
            accountNumber, null, "Case bundle downloaded", accountNumber, by, Map.of(), Map.of()));
  }

  /** Begins a bundle; {@link #seal} ends it. */
  public SealedBundle begin(OutputStream out) {
    return new SealedBundle(out);
  }

  /** Writes manifest and seal, and ends the bundle. */
  public void seal(
      SealedBundle bundle, String accountNumber, String company, String audience, Actor by)
      throws IOException {
    var manifest =
        json.writeValueAsString(
            new Manifest(
                FORMAT,
                accountNumber,
                company,
                clock.instant().truncatedTo(ChronoUnit.SECONDS).toString(),
                by.name(),
                audience,
                List.copyOf(bundle.files())));
    var key = sealer.currentKey();
    bundle.end(manifest, key + ":" + sealer.fingerprint(key, manifest, PURPOSE) + "\n");
  }

  /**
   * Compares the files of a bundle with its manifest, and the manifest with its seal.
   *
   * @param file a ZIP file
   */
  public BundleCheck check(Path file) {
    var problems = new ArrayList<String>();
    try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
      if (zip.size() > MOST_FILES) {
        return unreadable("It holds more than " + MOST_FILES + " files.");
      }
      var text = text(zip, MANIFEST);
      var seal = text(zip, SEAL);
      if (text == null || seal == null) {
        return unreadable(
            "%s is missing or cannot be read: it is no sealed bundle."
                .formatted(text == null ? MANIFEST : SEAL));
      }
      boolean sealed = fits(seal.strip(), text);
      if (!sealed) {
        problems.add(
            "The seal does not fit %s: the list of files was changed, or another system made the bundle."
                .formatted(MANIFEST));
      }
      var manifest = json.readValue(text, Manifest.class);
      var listed = new HashSet<>(List.of(MANIFEST, SEAL));
      for (var each : manifest.files()) {
        listed.add(each.path());
        var entry = zip.getEntry(each.path());
        if (entry == null) {
          problems.add(each.path() + " is missing.");
        } else if (!each.sha256().equals(hash(zip, entry))) {
          problems.add(each.path() + " was changed.");
        }
      }
      zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> !listed.contains(name))
          .forEach(name -> problems.add(name + " was added: the manifest does not list it."));
      return new BundleCheck(manifest, sealed, manifest.files().size(), problems);
    } catch (JacksonException e) {
      return unreadable(MANIFEST + " is no list of files of a bundle.");
    } catch (IOException e) {
      return unreadable("It is no ZIP file, or it is damaged.");
    }
  }

  private static BundleCheck unreadable(String problem) {
    return new BundleCheck(null, false, 0, List.of(problem));
  }

  private boolean fits(String seal, String manifest) {
    int end = seal.lastIndexOf(':');
    var key = end < 0 ? "" : seal.substring(0, end);
    return sealer.knows(key)
        && MessageDigest.isEqual(
            sealer.fingerprint(key, manifest, PURPOSE).getBytes(StandardCharsets.UTF_8),
            seal.substring(end + 1).getBytes(StandardCharsets.UTF_8));
  }

  private static @Nullable String text(ZipFile zip, String name) throws IOException {
    var entry = zip.getEntry(name);
    if (entry == null) {
      return null;
    }
    try (var content = zip.getInputStream(entry)) {
      var bytes = content.readNBytes(LARGEST_MANIFEST);
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (ZipException e) {
      return null;
    }
  }

  /** Empty when the content cannot even be unpacked. */
  private static String hash(ZipFile zip, ZipEntry entry) throws IOException {
    try (var content =
        new DigestInputStream(zip.getInputStream(entry), MessageDigest.getInstance("SHA-256"))) {
      content.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(content.getMessageDigest().digest());
    } catch (ZipException | EOFException e) {
      return "";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
