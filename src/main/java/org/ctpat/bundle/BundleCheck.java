package org.ctpat.bundle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the check of a bundle found.
 *
 * @param manifest what the bundle says about itself, null when it has no manifest that can be read
 * @param sealed whether the seal is this system's and fits the manifest
 * @param files how many files were compared
 * @param problems what does not fit, each in a sentence that names the file; empty when all fits
 */
public record BundleCheck(
    @Nullable Manifest manifest, boolean sealed, int files, List<String> problems) {

  public boolean valid() {
    return sealed && problems.isEmpty();
  }

  /**
   * What a bundle is.
   *
   * @param createdAt ISO instant
   * @param audience {@code CBP} or {@code company}, whose view it holds
   */
  public record Manifest(
      String format,
      String accountNumber,
      String company,
      String createdAt,
      String createdBy,
      String audience,
      List<BundleFile> files) {}
}
