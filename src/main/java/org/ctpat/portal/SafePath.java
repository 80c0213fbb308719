package org.ctpat.portal;

/** Paths to go back to that a page sent along; foreign hosts are not followed. */
final class SafePath {

  private SafePath() {}

  static String of(String path) {
    return path.startsWith("/") && !path.startsWith("//") && !path.contains("\\") ? path : "/";
  }
}
