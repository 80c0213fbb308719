package org.ctpat.document;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What is known of a kept file; its content lies in the folder of the files under its id. */
@Entity
@Table(name = "document")
class KeptFile {

  @Id private String id;
  @Version private @Nullable Integer version;
  private String accountNumber;
  private String fileName;
  private String contentType;
  private long sizeBytes;
  private String sha256;
  private String purpose;
  private @Nullable LocalDate expiresOn;
  private String uploadedBy;
  private Instant uploadedAt;

  @SuppressWarnings("NullAway.Init")
  protected KeptFile() {}

  KeptFile(Document document) {
    this.id = document.id();
    this.accountNumber = document.accountNumber();
    this.fileName = document.fileName();
    this.contentType = document.contentType();
    this.sizeBytes = document.size();
    this.sha256 = document.sha256();
    this.purpose = document.purpose();
    this.expiresOn = document.expiresOn();
    this.uploadedBy = document.uploadedBy();
    this.uploadedAt = document.uploadedAt();
  }

  void expire(@Nullable LocalDate on) {
    this.expiresOn = on;
  }

  Document view() {
    return new Document(
        id,
        accountNumber,
        fileName,
        contentType,
        sizeBytes,
        sha256,
        purpose,
        expiresOn,
        uploadedBy,
        uploadedAt);
  }
}
