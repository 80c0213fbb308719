package org.ctpat.demo.application;

import org.ctpat.demo.DemoCompany;

/** The words of a company's application, from {@code application.json} of its folder. */
record Texts(DemoCompany company) {

  /** The text at a path such as {@code decision/certify}. */
  String at(String path) {
    var text = company.json("application.json").at("/" + path);
    if (!text.isString()) {
      throw new IllegalArgumentException(
          "application.json of " + company.folder() + " has no text at " + path);
    }
    return text.asString();
  }
}
