package org.ctpat.risk;

/**
 * What happens to the cargo at a stop; {@link #LOAD} is the stuffing of the container or trailer.
 */
public enum ProcessStep {
  PROCURE("Procure"),
  PRODUCE("Produce"),
  PACK("Pack"),
  STORE("Store"),
  DOCUMENTS("Prepare documents"),
  LOAD("Load (stuff the container or trailer)"),
  TRANSPORT("Transport"),
  UNLOAD("Unload");

  private final String label;

  ProcessStep(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
