package org.ctpat.training;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a person does, as far as it decides about training; the code is the input of decision {@code
 * trainingRequirement}.
 */
public enum JobFunction {
  DRIVER("driver", "Driver"),
  YARD("yard", "Yard"),
  LOADING("loading", "Loading and packing"),
  INSPECTOR("inspector", "Conveyance inspector"),
  SEAL_CUSTODIAN("sealCustodian", "Seal custodian"),
  WAREHOUSE("warehouse", "Warehouse"),
  OFFICE("office", "Office"),
  IT("it", "Information technology"),
  GUARD("guard", "Security guard"),
  PURCHASING("purchasing", "Purchasing"),
  FINANCE("finance", "Finance"),
  TRADE_DOCUMENTS("tradeDocuments", "Import and export documents"),
  SECURITY_MANAGER("securityManager", "Security manager"),
  POINT_OF_CONTACT("pointOfContact", "CTPAT point of contact"),
  MANAGEMENT("management", "Management"),
  MANUFACTURING("manufacturing", "Manufacturing");

  private final String code;
  private final String label;

  JobFunction(String code, String label) {
    this.code = code;
    this.label = label;
  }

  public String code() {
    return code;
  }

  public String label() {
    return label;
  }

  public static Optional<JobFunction> find(String code) {
    return Arrays.stream(values()).filter(f -> f.code.equals(code)).findFirst();
  }

  /** All codes in one text, for messages. */
  public static String codes() {
    return Arrays.stream(values()).map(JobFunction::code).collect(Collectors.joining(", "));
  }
}
