package org.ctpat.task;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Data of forms as kept in the database. */
@Component
class Json {

  private static final TypeReference<LinkedHashMap<String, Object>> OBJECT =
      new TypeReference<>() {};

  private final JsonMapper mapper;

  Json(JsonMapper mapper) {
    this.mapper = mapper;
  }

  String write(Map<String, ?> data) {
    return mapper.writeValueAsString(data);
  }

  Map<String, Object> read(String text) {
    return mapper.readValue(text, OBJECT);
  }
}
