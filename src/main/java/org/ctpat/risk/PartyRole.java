package org.ctpat.risk;

/** What a party does in the supply chain (fact sheet section 12, step 1). */
public enum PartyRole {
  MANUFACTURER("Manufacturer"),
  PACKER("Packer"),
  TRUCKER("Trucker"),
  FORWARDER("Forwarder"),
  WAREHOUSE("Warehouse"),
  CARRIER("Sea, air or rail carrier"),
  PORT("Port or terminal"),
  BROKER("Customs broker"),
  IMPORTER("Importer"),
  CONSIGNEE("Consignee"),
  OTHER("Other");

  private final String label;

  PartyRole(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
