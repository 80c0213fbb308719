package org.ctpat.risk;

/** How the cargo moves at a stop. */
public enum TransportMode {
  TRUCK("Truck"),
  RAIL("Rail"),
  OCEAN("Ocean"),
  AIR("Air"),
  NONE("Does not move");

  private final String label;

  TransportMode(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
