package org.ctpat.validation;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A validation by the customs service of a country with a mutual recognition arrangement (fact
 * sheet section 15).
 *
 * @param programCode code of the programme in {@code mra-programs.json}, such as {@code MX}
 * @param programName partner and name of its programme
 * @param certificateNumber number of the certificate there
 * @param validUntil last day of the certificate, null when it names none
 */
public record ForeignValidation(
    long id,
    String accountNumber,
    String programCode,
    String programName,
    String certificateNumber,
    LocalDate validatedOn,
    @Nullable LocalDate validUntil,
    List<String> documentIds) {}
