package org.ctpat.portal;

import java.util.List;
import java.util.Map;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessmentView.LaneView;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.VulnerabilityCategory;
import org.ctpat.risk.VulnerabilityRating;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.HtmlUtils;

/**
 * The pictures of a risk assessment as SVG: colours, and the same in words within, so that they can
 * be printed in black and white. They need no style sheet and stand alone as files.
 */
final class RiskPictures {

  private static final String FONT = "font-family=\"Public Sans Web, Arial, sans-serif\"";
  private static final int LANES_NAMED = 9;
  private static final int LANES_IN_LINE = 3;

  private RiskPictures() {}

  // Threat by vulnerability

  private static final int SIDE = 110;
  private static final int BOX_WIDTH = 150;
  private static final int BOX_HEIGHT = 88;

  /** The lanes by threat (rows, high above) and vulnerability of their weakest party (columns). */
  static String matrix(Map<Level, Map<Level, List<LaneView>>> lanes) {
    var width = SIDE + 3 * BOX_WIDTH + 4;
    var height = 3 * BOX_HEIGHT + 62;
    var svg = new StringBuilder(begin("risk-matrix", width, height));
    svg.append(
        names(
            "risk-matrix",
            "Threat by vulnerability",
            "Lanes by the level of their threat, from low below to high above, and the vulnerability of their weakest party, from low on the left to high on the right. "
                + inWords(lanes)));
    for (Level threat : Level.values()) {
      var y = (2 - threat.ordinal()) * BOX_HEIGHT;
      svg.append(
          text(SIDE - 10, y + BOX_HEIGHT / 2 + 4, "end", "#3d4551", 13, true, threat.text()));
      for (Level vulnerability : Level.values()) {
        var x = SIDE + vulnerability.ordinal() * BOX_WIDTH;
        var risk = Wording.cell(threat, vulnerability);
        svg.append(box(x + 2, y + 2, BOX_WIDTH - 4, BOX_HEIGHT - 4, fill(risk)));
        box(svg, x, y, risk, lanes.get(threat).get(vulnerability));
      }
    }
    for (Level vulnerability : Level.values()) {
      svg.append(
          text(
              SIDE + vulnerability.ordinal() * BOX_WIDTH + BOX_WIDTH / 2,
              3 * BOX_HEIGHT + 20,
              "middle",
              "#3d4551",
              13,
              true,
              vulnerability.text()));
    }
    svg.append(
        text(
            SIDE + 3 * BOX_WIDTH / 2,
            3 * BOX_HEIGHT + 46,
            "middle",
            "#565c65",
            13,
            false,
            "vulnerability of the weakest party"));
    svg.append(
        "<text x=\"16\" y=\"%d\" transform=\"rotate(-90 16 %d)\" text-anchor=\"middle\" font-size=\"13\" fill=\"#565c65\">threat</text>"
            .formatted(3 * BOX_HEIGHT / 2, 3 * BOX_HEIGHT / 2));
    return svg.append("</svg>").toString();
  }

  private static void box(StringBuilder svg, int x, int y, Level risk, List<LaneView> here) {
    var ids = here.stream().map(view -> view.lane().laneId()).limit(LANES_NAMED).toList();
    var middle = x + BOX_WIDTH / 2;
    svg.append(text(x + 10, y + 18, "start", ink(risk), 11, false, risk.text() + " risk"));
    svg.append(
        text(x + BOX_WIDTH - 10, y + 18, "end", ink(risk), 13, true, String.valueOf(here.size())));
    for (int i = 0; i < ids.size(); i += LANES_IN_LINE) {
      var last = i + LANES_IN_LINE >= ids.size();
      var line = String.join(", ", ids.subList(i, Math.min(i + LANES_IN_LINE, ids.size())));
      var more = last && here.size() > ids.size() ? " …" : "";
      svg.append(
          text(
              middle, y + 40 + i / LANES_IN_LINE * 17, "middle", ink(risk), 13, true, line + more));
    }
  }

  private static String inWords(Map<Level, Map<Level, List<LaneView>>> lanes) {
    var words = new StringBuilder();
    lanes.forEach(
        (threat, row) ->
            row.forEach(
                (vulnerability, here) -> {
                  if (!here.isEmpty()) {
                    words
                        .append("Threat ")
                        .append(threat.text())
                        .append(", vulnerability ")
                        .append(vulnerability.text())
                        .append(": ")
                        .append(here.size() == 1 ? "1 lane. " : here.size() + " lanes. ");
                  }
                }));
    return words.isEmpty() ? "No lane is rated yet." : words.toString();
  }

  // Category by party

  private static final int NAME_WIDTH = 250;
  private static final int CELL_WIDTH = 52;
  private static final int CELL_HEIGHT = 26;
  private static final int HEAD = 150;
  private static final int NAME_SIGNS = 34;

  /** Room for the slanting name of the last category. */
  private static final int SLANT = 110;

  /** Parties in rows, the twelve categories in columns. */
  static String heatMap(List<PartyView> parties) {
    var categories = VulnerabilityCategory.values();
    var width = NAME_WIDTH + categories.length * CELL_WIDTH + SLANT;
    var height = HEAD + Math.max(1, parties.size()) * CELL_HEIGHT + 34;
    var svg = new StringBuilder(begin("risk-heat-map", width, height));
    svg.append(
        names(
            "risk-heat-map",
            "Vulnerability by party and category",
            "%d parties in rows and the twelve categories of the criteria in columns. 1 is low: all criteria are met; 2 is medium: a should is not met; 3 is high: a must is not met; a dash is not rated. %s"
                .formatted(parties.size(), weakest(parties))));
    for (var category : categories) {
      var x = NAME_WIDTH + category.ordinal() * CELL_WIDTH + CELL_WIDTH / 2 + 4;
      svg.append(
          "<text x=\"%d\" y=\"%d\" transform=\"rotate(-40 %d %d)\" font-size=\"11\" fill=\"#3d4551\">%s</text>"
              .formatted(
                  x,
                  HEAD - 10,
                  x,
                  HEAD - 10,
                  escaped(cut(category.number() + ". " + category.label(), 27))));
    }
    for (int i = 0; i < parties.size(); i++) {
      row(svg, parties.get(i), HEAD + i * CELL_HEIGHT);
    }
    legend(svg, height - 10);
    return svg.append("</svg>").toString();
  }

  private static void row(StringBuilder svg, PartyView view, int y) {
    var party = view.party();
    svg.append("<g><title>")
        .append(escaped(party.name() + ", " + party.role().label() + ", " + party.country()))
        .append("</title>")
        .append(
            text(
                NAME_WIDTH - 10,
                y + 17,
                "end",
                "#1b1b1b",
                12,
                false,
                cut(party.name(), NAME_SIGNS) + " " + party.country()))
        .append("</g>");
    for (var category : VulnerabilityCategory.values()) {
      var rating =
          view.ratings().stream().filter(r -> r.category() == category).findFirst().orElse(null);
      var level = rating == null ? null : Level.of(rating.rating());
      var x = NAME_WIDTH + category.ordinal() * CELL_WIDTH;
      svg.append("<g><title>")
          .append(escaped(party.name() + ", " + category.label() + ": " + words(rating)))
          .append("</title>")
          .append(box(x + 1, y + 1, CELL_WIDTH - 2, CELL_HEIGHT - 2, fill(level)))
          .append(
              text(
                  x + CELL_WIDTH / 2,
                  y + 17,
                  "middle",
                  ink(level),
                  12,
                  level == Level.HIGH,
                  rating == null ? "–" : String.valueOf(rating.rating())))
          .append("</g>");
    }
    var level = view.level();
    svg.append(
        text(
            NAME_WIDTH + 12 * CELL_WIDTH + 6,
            y + 17,
            "start",
            level == null ? "#565c65" : ink(level),
            12,
            true,
            level == null ? (view.toBeRated() ? "to rate" : "") : level.text()));
  }

  private static String words(@Nullable VulnerabilityRating rating) {
    if (rating == null) {
      return "not rated";
    }
    var level = Level.of(rating.rating()).text();
    return rating.failedCriteria().isEmpty()
        ? level
        : level + ", not met: " + String.join(", ", rating.failedCriteria());
  }

  private static String weakest(List<PartyView> parties) {
    var high = parties.stream().filter(p -> p.level() == Level.HIGH).count();
    var medium = parties.stream().filter(p -> p.level() == Level.MEDIUM).count();
    return "High: " + high + " parties, medium: " + medium + ".";
  }

  private static void legend(StringBuilder svg, int y) {
    var x = NAME_WIDTH;
    for (Level level : Level.values()) {
      svg.append(box(x, y - 11, 14, 14, fill(level)));
      svg.append(
          text(x + 20, y, "start", "#3d4551", 12, false, level.rating() + " " + level.text()));
      x += 90;
    }
    svg.append(box(x, y - 11, 14, 14, fill(null)));
    svg.append(text(x + 20, y, "start", "#3d4551", 12, false, "– not rated"));
  }

  // Parts

  private static String begin(String id, int width, int height) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"picture\" role=\"img\" aria-labelledby=\"%s-title %s-desc\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" %s>"
        .formatted(id, id, width, height, width, height, FONT);
  }

  private static String names(String id, String title, String description) {
    return "<title id=\"%s-title\">%s</title><desc id=\"%s-desc\">%s</desc>"
        .formatted(id, escaped(title), id, escaped(description.strip()));
  }

  private static String box(int x, int y, int width, int height, String fill) {
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"3\" fill=\"%s\"/>"
        .formatted(x, y, width, height, fill);
  }

  private static String text(
      int x, int y, String anchor, String ink, int size, boolean strong, String text) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\"%s>%s</text>"
        .formatted(x, y, anchor, ink, size, strong ? " font-weight=\"600\"" : "", escaped(text));
  }

  private static String cut(String text, int signs) {
    return text.length() <= signs ? text : text.substring(0, signs - 1).strip() + "…";
  }

  private static String escaped(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  private static String fill(@Nullable Level level) {
    return switch (level) {
      case LOW -> "#c7e3cb";
      case MEDIUM -> "#f7e3a1";
      case HIGH -> "#f2b4ae";
      case null -> "#edeff0";
    };
  }

  private static String ink(@Nullable Level level) {
    return switch (level) {
      case LOW -> "#143c18";
      case MEDIUM -> "#473604";
      case HIGH -> "#6b0a04";
      case null -> "#565c65";
    };
  }
}
