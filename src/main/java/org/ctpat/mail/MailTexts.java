package org.ctpat.mail;

import java.util.Map;
import java.util.regex.Pattern;
import org.ctpat.notification.TextTemplates;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * The texts of mails, from {@code templates/mail}. What looks like a tax or social security number
 * is left out, wherever it came from: a mail leads into the portal and tells no more than needed.
 */
@Component
@EnableConfigurationProperties(MailSettings.class)
class MailTexts {

  static final String LINK_GOES_HERE = "{personal link}";

  private static final int LONGEST_SUBJECT = 200;
  private static final int LONGEST_BODY = 19_000;

  /** Social security numbers, EIN with or without suffix, DUNS, Mexican RFC, long digit rows. */
  private static final Pattern PERSONAL =
      Pattern.compile(
          "\\b(\\d{3}-\\d{2}-\\d{4}|\\d{2}-\\d{7}(\\d{2})?|\\d{2}-\\d{3}-\\d{4}|[A-ZÑ&]{3,4}\\d{6}[A-Z0-9]{3}|\\d{9,})\\b");

  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<]+");

  private final TextTemplates templates = new TextTemplates("mail");
  private final String base;

  MailTexts(@Value("${ctpat.public-address:}") String publicAddress) {
    base = publicAddress.strip();
  }

  Text write(String template, Map<String, ?> values) {
    var written = templates.write(template, values);
    return new Text(
        shortened(plain(written.subject()), LONGEST_SUBJECT),
        shortened(plain(written.text()), LONGEST_BODY));
  }

  /** A place of the portal as people reach it; without a public address the way there in words. */
  String link(String path) {
    return base.isEmpty() ? "Sign in to the CTPAT portal and open " + path : base + path;
  }

  private static String plain(String text) {
    return PERSONAL.matcher(text).replaceAll("(number left out)");
  }

  static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
  }

  /** The same text as simple HTML: paragraphs, and addresses as links. */
  static String html(String subject, String body) {
    var html = new StringBuilder("<!doctype html><html lang=\"en\"><head><title>");
    html.append(escaped(subject)).append("</title></head><body>\n");
    for (var block : body.strip().split("\n\\s*\n")) {
      html.append("<p>")
          .append(
              ADDRESS
                  .matcher(escaped(block.strip()))
                  .replaceAll("<a href=\"$0\">$0</a>")
                  .replace("\n", "<br>\n"))
          .append("</p>\n");
    }
    return html.append("</body></html>\n").toString();
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  record Text(String subject, String body) {}
}
