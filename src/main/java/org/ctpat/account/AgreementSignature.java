package org.ctpat.account;

import java.time.Instant;

/**
 * A signature under the partner agreement.
 *
 * @param textHash hash of the text that was shown
 * @param signerRole title of the signer, such as "VP Operations"
 */
public record AgreementSignature(
    String version,
    String language,
    String textHash,
    String signerId,
    String signerName,
    String signerRole,
    Instant signedAt) {}
