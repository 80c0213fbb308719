package org.ctpat.criteria;

/**
 * How far a security profile, or one category of it, is.
 *
 * @param total criteria that apply
 * @param complete criteria with nothing missing
 * @param musts criteria that must be met
 * @param mustsComplete those of them with nothing missing, evidence included
 */
public record Progress(int total, int complete, int musts, int mustsComplete) {

  public int percent() {
    return total == 0 ? 100 : complete * 100 / total;
  }

  Progress plus(Progress other) {
    return new Progress(
        total + other.total,
        complete + other.complete,
        musts + other.musts,
        mustsComplete + other.mustsComplete);
  }
}
