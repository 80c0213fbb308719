package org.ctpat.demo.world;

import java.util.Map;
import org.ctpat.demo.DemoCompany;

/**
 * An invented company of the world.
 *
 * @param company the data folder of its kind, under its own name and account
 * @param days how long ago the stage began that it is in; for a member at rest its last anniversary
 * @param years how many years it has been a member by then
 * @param profile its company profile as form data
 */
public record WorldCompany(
    DemoCompany company, Stage stage, int days, int years, Map<String, Object> profile) {

  public String account() {
    return company.accountNumber();
  }

  String applicationCase() {
    return account() + "-APP-1";
  }
}
