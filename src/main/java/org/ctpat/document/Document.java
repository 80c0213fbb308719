package org.ctpat.document;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An evidence file without its content.
 *
 * @param id random name under which it is kept
 * @param size bytes
 * @param sha256 hash of the content, hexadecimal
 * @param purpose what it proves, such as {@code criterion 6.5} or {@code training TR06 E-014}
 */
public record Document(
    String id,
    String accountNumber,
    String fileName,
    String contentType,
    long size,
    String sha256,
    String purpose,
    @Nullable LocalDate expiresOn,
    String uploadedBy,
    Instant uploadedAt) {}
