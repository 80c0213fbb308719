package org.ctpat.status;

/** What a key of the status service may do. */
public enum ApiRight {
  /** Ask for the status of identifiers, one by one or in batches. */
  STATUS,
  /** Read the feed of changes. */
  CHANGES,
  /** See the status of the partners of one member, as far as they have agreed. */
  SVI
}
