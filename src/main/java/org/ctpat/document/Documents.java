package org.ctpat.document;

import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.ctpat.audit.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Keeps evidence files: allowed types by content, a size limit, a hash and an expiry date. */
@Service
public class Documents {

  /**
   * Keeps a file of an account.
   *
   * @throws UploadRefused when it is empty, too large, or of a type that is not allowed
   */
  public Document store(
      String accountNumber,
      String fileName,
      InputStream content,
      String purpose,
      @Nullable LocalDate expiresOn,
      Actor by) {
    throw new UnsupportedOperationException();
  }

  /** The file, if it belongs to this account. */
  public Optional<Document> find(String accountNumber, String id) {
    throw new UnsupportedOperationException();
  }

  /** The content of a file of this account. */
  public InputStream open(String accountNumber, String id) {
    throw new UnsupportedOperationException();
  }

  /** The files of an account, newest first. */
  public List<Document> of(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
