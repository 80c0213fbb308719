package org.ctpat.portal;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.ctpat.risk.Level;
import org.ctpat.risk.RiskAssessmentView;
import org.ctpat.risk.RiskAssessmentView.LaneView;
import org.ctpat.risk.RiskAssessmentView.PartyView;
import org.ctpat.risk.VulnerabilityCategory;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What the risk page shows of many lanes or parties: those that were searched for, page by page.
 *
 * @param page number of this page, from 1
 * @param found how many rows all pages have
 */
record RiskRows<T>(List<T> rows, int page, int pages, int found) {

  static final int PARTIES = 40;
  static final int LANES = 30;

  private static final Comparator<PartyView> WEAKEST_FIRST =
      Comparator.comparing(
              PartyView::level, Comparator.nullsLast(Comparator.<Level>naturalOrder().reversed()))
          .thenComparing(Comparator.<PartyView>comparingLong(RiskRows::weakCategories).reversed());

  private static long weakCategories(PartyView party) {
    return party.ratings().stream().filter(rating -> rating.rating() > 1).count();
  }

  static RiskRows<LaneView> lanes(RiskAssessmentView assessment, RiskSearch search) {
    var text = search.text();
    return of(
        assessment.lanes().stream()
            .filter(
                view ->
                    contains(view.lane().product(), text)
                        || contains(view.lane().laneId(), text)
                        || contains(view.lane().originRegion(), text)
                        || contains(view.lane().destination(), text))
            .filter(view -> search.here(view.lane().originCountry()))
            .filter(laneLevel(search)),
        search.page(),
        LANES);
  }

  private static Predicate<LaneView> laneLevel(RiskSearch search) {
    if (search.unrated()) {
      return view -> view.threats().size() < 6;
    }
    return view ->
        search.chosenLevel() == null
            || search.chosenLevel() == (view.risk() == null ? view.threatLevel() : view.risk());
  }

  /** The parties, in the order of their entry or the weakest first. */
  static RiskRows<PartyView> parties(
      RiskAssessmentView assessment, RiskSearch search, boolean weakestFirst) {
    var found =
        assessment.parties().stream()
            .filter(
                view ->
                    contains(view.party().name(), search.text())
                        || contains(view.party().role().label(), search.text()))
            .filter(view -> search.here(view.party().country()))
            .filter(partyLevel(search));
    return of(weakestFirst ? found.sorted(WEAKEST_FIRST) : found, search.page(), PARTIES);
  }

  static List<PartyView> weakestFirst(List<PartyView> parties) {
    return parties.stream().sorted(WEAKEST_FIRST).toList();
  }

  private static Predicate<PartyView> partyLevel(RiskSearch search) {
    if (search.unrated()) {
      return view ->
          view.toBeRated() && view.ratings().size() < VulnerabilityCategory.values().length;
    }
    return view -> search.chosenLevel() == null || search.chosenLevel() == view.level();
  }

  private static boolean contains(String text, String part) {
    return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
  }

  private static <T> RiskRows<T> of(Stream<T> found, int page, int size) {
    var all = found.toList();
    var pages = Math.max(1, (all.size() + size - 1) / size);
    var shown = Math.clamp(page, 1, pages);
    return new RiskRows<>(
        all.stream().skip((long) (shown - 1) * size).limit(size).toList(),
        shown,
        pages,
        all.size());
  }

  /** Countries to choose from. */
  static List<String> countries(RiskAssessmentView assessment, boolean ofLanes) {
    return List.copyOf(
        new TreeSet<>(
            ofLanes
                ? assessment.lanes().stream().map(view -> view.lane().originCountry()).toList()
                : assessment.parties().stream().map(view -> view.party().country()).toList()));
  }

  /**
   * Where on the risk page a person is; every form of the page carries it along.
   *
   * @param section part of the page, such as {@code flow}
   * @param assessment id of the assessment, null for the newest
   * @param q part of a name
   * @param in country
   * @param level low, medium, high or {@code unrated}
   * @param pageNo from 1
   * @param open id of the lane, party or action whose details are open
   */
  record RiskSearch(
      @Nullable String section,
      @Nullable String assessment,
      @Nullable String q,
      @Nullable String in,
      @Nullable String level,
      @Nullable Integer pageNo,
      @Nullable String open) {

    String text() {
      return q == null ? "" : q.strip();
    }

    int page() {
      return Objects.requireNonNullElse(pageNo, 1);
    }

    boolean here(String country) {
      return in == null || in.isEmpty() || in.equals(country);
    }

    boolean unrated() {
      return "unrated".equals(level);
    }

    @Nullable Level chosenLevel() {
      for (Level each : Level.values()) {
        if (each.text().equals(level)) {
          return each;
        }
      }
      return null;
    }

    /** Query of another section of the page. */
    public String to(String other) {
      return query(other, false, null, null);
    }

    /** Query of this place. */
    String same() {
      return query(section, true, pageNo, null);
    }

    /** Query of another page of the same rows. */
    public String turned(String here, int to) {
      return query(here, true, to, null);
    }

    /** Query of the same rows with the details of one open. */
    public String opened(String here, String id) {
      return query(here, true, pageNo, id);
    }

    private String query(
        @Nullable String where, boolean narrow, @Nullable Integer to, @Nullable String opened) {
      var query = UriComponentsBuilder.newInstance();
      add(query, "section", where);
      add(query, "assessment", assessment);
      if (narrow) {
        add(query, "q", q);
        add(query, "in", in);
        add(query, "level", level);
        add(query, "pageNo", to == null ? null : to.toString());
        add(query, "open", opened);
      }
      return query.build().encode().toUriString();
    }

    private static void add(UriComponentsBuilder query, String name, @Nullable String value) {
      if (value != null && !value.isBlank()) {
        query.queryParam(name, value);
      }
    }

    public boolean narrowed() {
      return !text().isEmpty() || !here("") || (level != null && !level.isEmpty());
    }
  }
}
