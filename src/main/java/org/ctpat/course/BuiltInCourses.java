package org.ctpat.course;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.ctpat.training.CourseCatalogue;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The built-in courses, read from {@code courses/*.yaml} at start. */
@Component
public class BuiltInCourses {

  private final Map<String, BuiltInCourse> byId;

  BuiltInCourses(CourseCatalogue catalogue, ResourcePatternResolver resources, JsonMapper json)
      throws IOException {
    var strict =
        json.rebuild()
            .enable(
                DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES,
                DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build();
    var courses = new TreeMap<String, BuiltInCourse>();
    for (var file : resources.getResources("classpath*:courses/*.yaml")) {
      var course = read(file, strict);
      if (catalogue.find(course.id()).isEmpty()
          || course.parts().isEmpty()
          || course.questions().isEmpty()) {
        throw new IllegalStateException(
            file + " must name a course of the catalogue and have parts and questions");
      }
      courses.put(course.id(), course);
    }
    this.byId = Collections.unmodifiableMap(courses);
  }

  /** All built-in courses by id. */
  public List<BuiltInCourse> all() {
    return List.copyOf(byId.values());
  }

  public Optional<BuiltInCourse> find(String courseId) {
    return Optional.ofNullable(byId.get(courseId));
  }

  private static BuiltInCourse read(Resource file, JsonMapper json) throws IOException {
    try (var in = file.getInputStream()) {
      var tree = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return json.convertValue(tree, BuiltInCourse.class);
    } catch (RuntimeException e) {
      throw new IllegalStateException(file + " is no course: " + e.getMessage(), e);
    }
  }
}
