package org.ctpat.bundle;

/**
 * A file of a bundle as its manifest lists it.
 *
 * @param path within the bundle, such as {@code letters/12-certification.txt}
 * @param size bytes
 * @param sha256 hash of the content, hexadecimal
 */
public record BundleFile(String path, long size, String sha256) {}
