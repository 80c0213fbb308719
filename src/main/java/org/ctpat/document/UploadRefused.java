package org.ctpat.document;

/** A file was not kept; the message says why and what to do. */
public class UploadRefused extends RuntimeException {

  public UploadRefused(String message) {
    super(message);
  }
}
