package org.ctpat.criteria;

/**
 * Whether a snapshot is still what was kept.
 *
 * @param content the content has the hash that was kept with it
 * @param trail the audit trail names the same hash
 */
public record SnapshotCheck(boolean content, boolean trail) {

  public boolean intact() {
    return content && trail;
  }
}
