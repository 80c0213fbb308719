package org.ctpat.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The courses of the training programme; who needs which is told by decision {@code
 * trainingRequirement}.
 */
@Component
public class CourseCatalogue {

  private final Map<String, Course> byId;

  CourseCatalogue(JsonMapper json) {
    this.byId = Collections.unmodifiableMap(read(json));
  }

  /** All courses by id. */
  public List<Course> all() {
    return List.copyOf(byId.values());
  }

  public Optional<Course> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /**
   * The course with this id.
   *
   * @throws TrainingRefused when there is none
   */
  public Course get(String id) {
    return find(id)
        .orElseThrow(
            () ->
                new TrainingRefused(
                    "There is no course '" + id + "': the courses are TR01 to TR" + byId.size()));
  }

  private static Map<String, Course> read(JsonMapper json) {
    try (var in = new ClassPathResource("catalogue/training.json").getInputStream()) {
      var courses = new LinkedHashMap<String, Course>();
      for (var node : json.readTree(in).get("courses")) {
        var course = course(node);
        courses.put(course.id(), course);
      }
      return courses;
    } catch (IOException e) {
      throw new UncheckedIOException("The catalogue of courses cannot be read", e);
    }
  }

  private static Course course(JsonNode node) {
    return new Course(
        node.get("id").asString(),
        node.get("topic").asString(),
        texts(node.get("criteria")),
        node.get("level").asString().equals("must"),
        node.get("audience").asString(),
        texts(node.get("entity_types")),
        node.get("when_first").asString(),
        node.get("refresh").asString(),
        node.get("evidence").asString(),
        node.get("confidence").asString(),
        node.get("source").asString());
  }

  private static List<String> texts(JsonNode array) {
    return array.valueStream().map(JsonNode::asString).toList();
  }
}
