package org.ctpat.quality;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The checks that there are, the worst first. */
@Component
class Checks {

  private static final Pattern HEAD = Pattern.compile("(?m)^-- (\\w+): (.*)$");

  private final List<Check> all;

  Checks(ResourcePatternResolver resources) throws IOException {
    all =
        Arrays.stream(resources.getResources("classpath:quality/*.sql"))
            .map(Checks::read)
            .sorted(Comparator.comparing(Check::severity).thenComparing(Check::title))
            .toList();
  }

  List<Check> all() {
    return all;
  }

  Optional<Check> find(String id) {
    return all.stream().filter(check -> check.id().equals(id)).findFirst();
  }

  private static Check read(Resource file) {
    var name = String.valueOf(file.getFilename());
    try {
      var text = file.getContentAsString(StandardCharsets.UTF_8);
      return new Check(
          name.substring(0, name.length() - ".sql".length()),
          Severity.of(head(name, text, "severity")),
          head(name, text, "title"),
          head(name, text, "why"),
          head(name, text, "mend"),
          HEAD.matcher(text).replaceAll("").strip());
    } catch (IOException e) {
      throw new UncheckedIOException("Check " + name, e);
    }
  }

  private static String head(String name, String text, String key) {
    return HEAD.matcher(text)
        .results()
        .filter(line -> line.group(1).equals(key))
        .map(line -> line.group(2).strip())
        .findFirst()
        .orElseThrow(
            () -> new IllegalStateException("Check %s has no line '-- %s:'".formatted(name, key)));
  }
}
