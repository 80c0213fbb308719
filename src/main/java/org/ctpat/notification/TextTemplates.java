package org.ctpat.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.ctpat.deadline.UsEastern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Fills the text templates of a folder under {@code templates}: first line subject, empty line,
 * body.
 */
public final class TextTemplates {

  private final TemplateEngine engine;

  /**
   * The templates of one folder.
   *
   * @param folder such as {@code letters}
   */
  public TextTemplates(String folder) {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/" + folder + "/");
    resolver.setSuffix(".txt");
    resolver.setTemplateMode(TemplateMode.TEXT);
    resolver.setCharacterEncoding("UTF-8");
    var letters = new SpringTemplateEngine();
    letters.setTemplateResolver(resolver);
    engine = letters;
  }

  /**
   * Subject and body with these values; dates are written in words, such as "March 3, 2027".
   *
   * @throws IllegalStateException when the template has no subject or no body
   */
  public Written write(String template, Map<String, ?> values) {
    var words = new HashMap<String, Object>();
    values.forEach((name, value) -> words.put(name, inWords(value)));
    // Text mode escapes values as HTML does; a letter is plain text, and its HTML form escapes for
    // itself.
    var filled =
        HtmlUtils.htmlUnescape(engine.process(template, new Context(Locale.US, words)))
            .replace("\r\n", "\n");
    var parts = filled.split("\n", 2);
    if (parts.length < 2 || parts[0].isBlank()) {
      throw new IllegalStateException("Template " + template + " needs a subject line and a body");
    }
    var subject = parts[0].strip();
    var body = parts[1].strip() + "\n";
    return new Written(subject, body, html(subject, body));
  }

  private static @Nullable Object inWords(@Nullable Object value) {
    return switch (value) {
      case LocalDate date -> UsEastern.inWords(date);
      case OffsetDateTime time ->
          UsEastern.inWords(time.atZoneSameInstant(UsEastern.ZONE).toLocalDate());
      case Instant time -> UsEastern.inWords(LocalDate.ofInstant(time, UsEastern.ZONE));
      case Collection<?> list -> list.stream().map(TextTemplates::inWords).toList();
      case null -> "";
      default -> value;
    };
  }

  private static String html(String subject, String body) {
    var blocks = body.strip().split("\n\\s*\n");
    var html = new StringBuilder("<article class=\"letter\">\n<header><h1>");
    html.append(HtmlUtils.htmlEscape(subject, "UTF-8")).append("</h1></header>\n");
    for (var block : blocks) {
      boolean listOpen = false;
      boolean paragraphOpen = false;
      for (var line : block.strip().split("\n")) {
        boolean item = line.startsWith("- ");
        if (item && !listOpen) {
          html.append(paragraphOpen ? "</p>\n" : "").append("<ul>\n");
          listOpen = true;
          paragraphOpen = false;
        } else if (!item && listOpen) {
          html.append("</ul>\n");
          listOpen = false;
        }
        if (item) {
          html.append("<li>")
              .append(HtmlUtils.htmlEscape(line.substring(2), "UTF-8"))
              .append("</li>\n");
        } else {
          html.append(paragraphOpen ? "<br>\n" : "<p>").append(HtmlUtils.htmlEscape(line, "UTF-8"));
          paragraphOpen = true;
        }
      }
      html.append(listOpen ? "</ul>\n" : "</p>\n");
    }
    return html.append("</article>\n").toString();
  }

  /** A text that is filled in, plain and as HTML. */
  public record Written(String subject, String text, String html) {}
}
