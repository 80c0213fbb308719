package org.ctpat.training;

import tools.jackson.databind.json.JsonMapper;

/** The catalogue of courses, for tests without an application. */
public final class TestCatalogue {

  private TestCatalogue() {}

  public static CourseCatalogue courses() {
    return new CourseCatalogue(JsonMapper.builder().build());
  }
}
