package org.ctpat.portal;

import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import org.ctpat.portal.Plot.Row;
import org.ctpat.portal.Plot.Series;
import org.springframework.web.util.HtmlUtils;

/**
 * Draws plots as SVG. Places across are in percent and text sizes in pixels, so that a picture is
 * as wide as the page gives it and its words stay readable on a phone. Every part carries its
 * number, and parts differ in lightness or lines too, so that nothing depends on colour alone.
 */
final class PlotPictures {

  /** Bars end here, in percent, so that the number behind the longest has room. */
  private static final double SPAN = 85;

  private static final int MOST_BARS = 24;
  private static final int ROW = 48;
  private static final int MULTIPLE = 128;
  private static final String SOFT = "#565c65";
  private static final String INK = "#1b1b1b";
  private static final String GRID = "#dfe1e2";
  private static final String EDGE = "#3d4551";

  private PlotPictures() {}

  static String of(Plot plot) {
    return switch (plot.kind()) {
      case BARS -> bars(plot);
      case COLUMNS -> columns(plot);
      case RANGES -> ranges(plot);
    };
  }

  /** Rows in the picture: of what is counted at all, the first ones. */
  static List<Row> drawn(Plot plot) {
    return plot.rows().stream()
        .filter(row -> plot.kind() == Plot.Kind.COLUMNS || row.value(0) > 0 || row.total() > 0)
        .limit(MOST_BARS)
        .toList();
  }

  // One bar for each row, its parts beside each other

  private static String bars(Plot plot) {
    var rows = drawn(plot);
    var axis = Axis.to(rows.stream().mapToLong(Row::total).max().orElse(1), true);
    var height = rows.size() * ROW + 26;
    var svg = begin(plot, height);
    grid(svg, axis, rows.size() * ROW);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var y = i * ROW;
      label(svg, row, y + 15, row.label() + ": " + Plot.number(row.total()));
      double from = 0;
      for (int s = 0; s < plot.series().size(); s++) {
        var value = row.value(s);
        if (value > 0) {
          part(svg, plot.series().get(s), plot, axis, from, value, y + 22);
          from += value;
        }
      }
      svg.append(
          "<text x=\"%s\" dx=\"6\" y=\"%d\" font-size=\"13\" font-weight=\"600\" fill=\"%s\">%s</text>"
              .formatted(axis.at(from), y + 36, INK, Plot.number(row.total())));
    }
    return end(legend(plot), svg);
  }

  private static void part(
      StringBuilder svg, Series series, Plot plot, Axis axis, double from, double value, int y) {
    var width = axis.percent(value);
    svg.append("<g><title>%s: %s</title>".formatted(text(series.label()), number(value)));
    var place = "x=\"%s\" y=\"%d\" width=\"%.2f%%\" height=\"19\"";
    var box = String.format(Locale.US, place, axis.at(from), y, width);
    svg.append(
        "<rect %s fill=\"%s\" stroke=\"%s\" stroke-width=\"1\"/>"
            .formatted(box, series.fill(), EDGE));
    if (series.hatched()) {
      svg.append("<rect %s fill=\"url(#%s-lines)\"/>".formatted(box, plot.id()));
    }
    // About two digits for each three percent of a phone's width.
    if (width >= 3 + 2.4 * number(value).length() && plot.series().size() > 1) {
      svg.append(
          String.format(
              Locale.US,
              "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" font-size=\"12\" font-weight=\"600\" fill=\"%s\">%s</text>",
              axis.at(from + value / 2),
              y + 14,
              series.ink(),
              number(value)));
    }
    svg.append("</g>");
  }

  // Months: for each series columns of its own, one above the other, on the same months

  private static String columns(Plot plot) {
    var number = plot.rows().size();
    var slot = 100.0 / number;
    var svg = begin(plot, plot.series().size() * MULTIPLE);
    for (int s = 0; s < plot.series().size(); s++) {
      var series = plot.series().get(s);
      var top = s * MULTIPLE;
      var base = top + 96;
      var index = s;
      var most = plot.rows().stream().mapToDouble(row -> row.value(index)).max().orElse(0);
      svg.append(
          "<text x=\"0\" y=\"%d\" font-size=\"13\" font-weight=\"600\" fill=\"%s\">%s</text>"
              .formatted(top + 14, INK, text(series.label())));
      svg.append(
          "<line x1=\"0\" x2=\"100%%\" y1=\"%d\" y2=\"%d\" stroke=\"%s\"/>"
              .formatted(base, base, EDGE));
      for (int i = 0; i < number; i++) {
        var row = plot.rows().get(i);
        var value = row.value(s);
        var high = most == 0 ? 0 : (int) Math.round(value / most * 56);
        var middle = String.format(Locale.US, "%.2f%%", (i + 0.5) * slot);
        if (row.href() != null) {
          svg.append(
              "<a href=\"%s\" aria-label=\"%s, %s: %s\">"
                  .formatted(
                      text(row.href()), text(series.label()), text(row.label()), number(value)));
        } else {
          svg.append("<g>");
        }
        svg.append(
            "<title>%s, %s: %s</title>"
                .formatted(text(series.label()), text(row.label()), number(value)));
        if (high > 0) {
          svg.append(
              String.format(
                  Locale.US,
                  "<rect x=\"%.2f%%\" y=\"%d\" width=\"%.2f%%\" height=\"%d\" fill=\"%s\"/>",
                  (i + 0.16) * slot,
                  base - high,
                  slot * 0.68,
                  high,
                  series.fill()));
        }
        svg.append(
            "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\"%s fill=\"%s\">%s</text>"
                .formatted(
                    middle,
                    base - high - 4,
                    value > 0 ? " font-weight=\"600\"" : "",
                    value > 0 ? INK : SOFT,
                    brief(value)));
        svg.append(
            "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\" fill=\"%s\">%s</text>"
                .formatted(middle, base + 14, SOFT, month(row.label(), false)));
        if (i == 0 || row.label().startsWith("Jan")) {
          svg.append(
              "<text x=\"%s\" y=\"%d\" text-anchor=\"middle\" font-size=\"11\" fill=\"%s\">%s</text>"
                  .formatted(middle, base + 27, SOFT, month(row.label(), true)));
        }
        svg.append(row.href() != null ? "</a>" : "</g>");
      }
    }
    return end("", svg);
  }

  /** The label of a month such as 2027-03. */
  static String monthLabel(String month) {
    var of = YearMonth.parse(month);
    return of.getMonth().getDisplayName(TextStyle.SHORT, Locale.US) + " " + of.getYear();
  }

  private static String month(String label, boolean year) {
    var parts = label.split(" ");
    return parts[year ? 1 : 0];
  }

  // Days: the median as a bar, a line to the 90th percentile, a mark at what is allowed

  private static String ranges(Plot plot) {
    var rows = drawn(plot);
    var most =
        rows.stream()
            .mapToDouble(row -> Math.max(row.value(0), Math.max(row.value(1), row.value(2))))
            .max()
            .orElse(1);
    var axis = Axis.to(most, false);
    var svg = begin(plot, rows.size() * ROW + 26);
    grid(svg, axis, rows.size() * ROW);
    var median = plot.series().get(0);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var y = i * ROW;
      var allowed = row.values().get(2);
      var words =
          "%s / %s%s"
              .formatted(
                  Plot.number(row.value(0)),
                  Plot.number(row.value(1)),
                  allowed == null ? "" : " / " + Plot.number(allowed));
      label(svg, row, y + 15, row.label() + ": " + words);
      svg.append(
          "<text x=\"100%%\" y=\"%d\" text-anchor=\"end\" font-size=\"12\" fill=\"%s\">%s</text>"
              .formatted(y + 15, INK, words));
      svg.append(
          String.format(
              Locale.US,
              "<rect x=\"0\" y=\"%d\" width=\"%.2f%%\" height=\"13\" fill=\"%s\" stroke=\"%s\"/>",
              y + 24,
              Math.max(0.4, axis.percent(row.value(0))),
              median.fill(),
              EDGE));
      svg.append(
          "<line x1=\"%1$s\" x2=\"%2$s\" y1=\"%3$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-width=\"2\"/>"
              .formatted(axis.at(row.value(0)), axis.at(row.value(1)), y + 31, EDGE));
      svg.append(
          "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"%4$s\" stroke-width=\"2\"/>"
              .formatted(axis.at(row.value(1)), y + 25, y + 37, EDGE));
      if (allowed != null) {
        svg.append(
            "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"%2$d\" y2=\"%3$d\" stroke=\"#b50909\" stroke-width=\"3\" stroke-dasharray=\"4 2\"/>"
                .formatted(axis.at(row.value(2)), y + 20, y + 42));
      }
    }
    return end(rangeLegend(plot), svg);
  }

  private static String rangeLegend(Plot plot) {
    var marks =
        List.of(
            "<rect x=\"0\" y=\"2\" width=\"22\" height=\"10\" fill=\"%s\" stroke=\"%s\"/>"
                .formatted(plot.series().get(0).fill(), EDGE),
            "<path d=\"M0 7H20M20 1V13\" stroke=\"%s\" stroke-width=\"2\" fill=\"none\"/>"
                .formatted(EDGE),
            "<path d=\"M11 0V14\" stroke=\"#b50909\" stroke-width=\"3\" stroke-dasharray=\"4 2\" fill=\"none\"/>");
    var legend = new StringBuilder("<ul class=\"plot-legend\">");
    for (int i = 0; i < marks.size(); i++) {
      legend.append(
          "<li><svg width=\"24\" height=\"14\" aria-hidden=\"true\">%s</svg>%s</li>"
              .formatted(marks.get(i), text(plot.series().get(i).label())));
    }
    return legend.append("</ul>").toString();
  }

  // Parts

  private static StringBuilder begin(Plot plot, int height) {
    return new StringBuilder(
        "<svg class=\"plot\" role=\"group\" aria-label=\"%s\" width=\"100%%\" height=\"%d\"><defs><pattern id=\"%s-lines\" width=\"7\" height=\"7\" patternUnits=\"userSpaceOnUse\"><path d=\"M-1 1L1 -1M0 7L7 0M6 8L8 6\" stroke=\"#fff\" stroke-opacity=\"0.45\" stroke-width=\"1.5\"/></pattern></defs>"
            .formatted(text(plot.title()), height, plot.id()));
  }

  private static String end(String legend, StringBuilder svg) {
    return legend + svg.append("</svg>");
  }

  private static String legend(Plot plot) {
    if (plot.series().size() < 2) {
      return "";
    }
    var legend = new StringBuilder("<ul class=\"plot-legend\">");
    for (var series : plot.series()) {
      legend.append(
          "<li><svg width=\"16\" height=\"14\" aria-hidden=\"true\"><rect x=\"0.5\" y=\"0.5\" width=\"15\" height=\"13\" fill=\"%s\" stroke=\"%s\"/>%s</svg>%s</li>"
              .formatted(
                  series.fill(),
                  EDGE,
                  series.hatched()
                      ? "<path d=\"M1 13L14 1M-3 9L7 -1M6 16L18 5\" stroke=\"#fff\" stroke-opacity=\"0.6\" stroke-width=\"1.5\"/>"
                      : "",
                  text(series.label())));
    }
    return legend.append("</ul>").toString();
  }

  private static void label(StringBuilder svg, Row row, int y, String words) {
    var name =
        "<text x=\"0\" y=\"%d\" font-size=\"13\" fill=\"%s\"%s>%s</text>"
            .formatted(
                y,
                row.href() == null ? INK : "#005ea2",
                row.href() == null ? "" : " text-decoration=\"underline\"",
                text(row.label()));
    svg.append(
        row.href() == null
            ? name
            : "<a href=\"%s\" aria-label=\"%s\">%s</a>"
                .formatted(text(row.href()), text(words), name));
  }

  private static void grid(StringBuilder svg, Axis axis, int height) {
    for (double tick = 0; tick <= axis.most() + axis.step() / 2; tick += axis.step()) {
      var x = axis.at(tick);
      svg.append(
          "<line x1=\"%1$s\" x2=\"%1$s\" y1=\"0\" y2=\"%2$d\" stroke=\"%3$s\"/>"
              .formatted(x, height, tick == 0 ? EDGE : GRID));
      svg.append(
          "<text x=\"%s\" y=\"%d\" text-anchor=\"%s\" font-size=\"11\" fill=\"%s\">%s</text>"
              .formatted(x, height + 16, tick == 0 ? "start" : "middle", SOFT, number(tick)));
    }
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Plot.number((long) value)
        : String.format(Locale.US, "%,.1f", value);
  }

  /** Short enough for a column on a phone: 12k for 12,345. */
  private static String brief(double value) {
    return value < 1000 ? number(value) : String.format(Locale.US, "%.0fk", value / 1000);
  }

  private static String text(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  /** From 0 to a round number, in at most five steps. */
  private record Axis(double most, double step) {

    static Axis to(double value, boolean whole) {
      var size = Math.pow(10, Math.floor(Math.log10(Math.max(value, 1e-6) / 4)));
      var step = size;
      for (var factor : new double[] {1, 2, 5, 10}) {
        step = size * factor;
        if (value / step <= 4) {
          break;
        }
      }
      if (whole) {
        step = Math.max(1, Math.ceil(step));
      }
      return new Axis(Math.max(step, Math.ceil(value / step) * step), step);
    }

    double percent(double value) {
      return value / most * SPAN;
    }

    String at(double value) {
      return String.format(Locale.US, "%.2f%%", percent(value));
    }
  }
}
