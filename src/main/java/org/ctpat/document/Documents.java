package org.ctpat.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.ctpat.audit.Actor;
import org.ctpat.audit.AuditEvent;
import org.ctpat.audit.AuditTrail;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Keeps evidence files: allowed types by content, a size limit, a hash and an expiry date. */
@Service
public class Documents {

  private final KeptFiles files;
  private final DocumentSettings settings;
  private final AuditTrail audit;
  private final Clock clock;

  Documents(KeptFiles files, DocumentSettings settings, AuditTrail audit, Clock clock) {
    this.files = files;
    this.settings = settings;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Keeps a file of an account.
   *
   * @throws UploadRefused when it is empty, too large, or of a type that is not allowed
   */
  @Transactional
  public Document store(
      String accountNumber,
      String fileName,
      InputStream content,
      String purpose,
      @Nullable LocalDate expiresOn,
      Actor by) {
    var name = plain(fileName);
    var type =
        FileType.byName(name)
            .orElseThrow(
                () ->
                    new UploadRefused(
                        "“"
                            + name
                            + "” was not kept: give a file of type "
                            + FileType.allowed()
                            + "."));
    var id = UUID.randomUUID().toString();
    Path arriving = null;
    try {
      Files.createDirectories(settings.folder());
      arriving = Files.createTempFile(settings.folder(), "arriving-", ".part");
      var sha256 = MessageDigest.getInstance("SHA-256");
      long size = copy(new DigestInputStream(content, sha256), arriving, name);
      if (size == 0) {
        throw new UploadRefused(
            "“" + name + "” was not kept: the file is empty. Choose the file again.");
      }
      if (!type.matches(arriving)) {
        throw new UploadRefused(
            "“%s” was not kept: its content is not what the ending of its name says. Save it again as one of these: %s."
                .formatted(name, FileType.allowed()));
      }
      var document =
          new Document(
              id,
              accountNumber,
              name,
              type.contentType(),
              size,
              HexFormat.of().formatHex(sha256.digest()),
              purpose,
              expiresOn,
              by.id(),
              clock.instant().truncatedTo(ChronoUnit.MICROS));
      var kept = settings.folder().resolve(id);
      Files.move(arriving, kept, StandardCopyOption.ATOMIC_MOVE);
      removeOnRollback(kept);
      files.save(new KeptFile(document));
      audit.record(
          new AuditEvent(
              accountNumber,
              null,
              "File kept",
              purpose,
              by,
              Map.of(),
              Map.of("file", name, "sha256", document.sha256(), "documentId", id)));
      return document;
    } catch (IOException e) {
      throw new UncheckedIOException("“" + name + "” could not be kept", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    } finally {
      remove(arriving);
    }
  }

  /** The file, if it belongs to this account. */
  @Transactional(readOnly = true)
  public Optional<Document> find(String accountNumber, String id) {
    return files.findByIdAndAccountNumber(id, accountNumber).map(KeptFile::view);
  }

  /**
   * The content of a file of this account.
   *
   * @throws IllegalArgumentException when this account has no such file
   */
  @Transactional(readOnly = true)
  public InputStream open(String accountNumber, String id) {
    var document =
        find(accountNumber, id)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Account " + accountNumber + " has no file " + id));
    try {
      return Files.newInputStream(settings.folder().resolve(document.id()));
    } catch (IOException e) {
      throw new UncheckedIOException("“" + document.fileName() + "” could not be read", e);
    }
  }

  /**
   * Says until when what a file proves is valid, such as a certificate; null for no end.
   *
   * @throws IllegalArgumentException when this account has no such file
   */
  @Transactional
  public Document expire(String accountNumber, String id, @Nullable LocalDate expiresOn, Actor by) {
    var file =
        files
            .findByIdAndAccountNumber(id, accountNumber)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "Account " + accountNumber + " has no file " + id));
    var before = file.view();
    if (Objects.equals(before.expiresOn(), expiresOn)) {
      return before;
    }
    file.expire(expiresOn);
    audit.record(
        new AuditEvent(
            accountNumber,
            null,
            "Expiry of a file changed",
            before.purpose(),
            by,
            Map.of("documentId", id, "expiresOn", String.valueOf(before.expiresOn())),
            Map.of("documentId", id, "expiresOn", String.valueOf(expiresOn))));
    return file.view();
  }

  /** The files of an account, newest first. */
  @Transactional(readOnly = true)
  public List<Document> of(String accountNumber) {
    return files.findByAccountNumberOrderByUploadedAtDescId(accountNumber).stream()
        .map(KeptFile::view)
        .toList();
  }

  private long copy(InputStream content, Path file, String name) throws IOException {
    long limit = settings.maxSize().toBytes();
    long size = 0;
    try (var out = Files.newOutputStream(file)) {
      var buffer = new byte[8192];
      for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
        size += read;
        if (size > limit) {
          throw new UploadRefused(
              "“%s” was not kept: it is larger than %d MB. Give a smaller copy, or split it."
                  .formatted(name, settings.maxSize().toMegabytes()));
        }
        out.write(buffer, 0, read);
      }
    }
    return size;
  }

  /** The last part of the name without what could be a path or a control character. */
  private static String plain(String fileName) {
    var name =
        fileName.substring(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);
    var clean = name.replaceAll("\\p{Cntrl}", "").strip();
    return clean.length() <= 200 ? clean : clean.substring(clean.length() - 200);
  }

  private static void removeOnRollback(Path kept) {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
              remove(kept);
            }
          }
        });
  }

  private static void remove(@Nullable Path file) {
    if (file == null) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("A file that is not wanted any more could not be removed", e);
    }
  }
}
