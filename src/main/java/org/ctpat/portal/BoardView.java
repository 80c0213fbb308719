package org.ctpat.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.ctpat.account.CaseState;
import org.ctpat.account.MembershipStatus;
import org.ctpat.board.BoardCursor;
import org.ctpat.board.BoardFilter;
import org.ctpat.board.BoardOrder;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What of the case board is shown, as the address of the page says; unknown words narrow nothing.
 *
 * @param sort a {@link BoardOrder}, by the most urgent date without
 * @param way {@code down} for descending
 * @param columns the columns chosen, the usual ones without
 * @param after the page behind this place
 * @param before the page before this place
 */
record BoardView(
    @Nullable String q,
    @Nullable String status,
    @Nullable String tier,
    @Nullable String step,
    @Nullable String type,
    @Nullable String office,
    @Nullable String specialist,
    @Nullable String country,
    @Nullable String due,
    @Nullable String sort,
    @Nullable String way,
    @Nullable List<String> columns,
    @Nullable String after,
    @Nullable String before) {

  BoardFilter filter() {
    return new BoardFilter(
        given(q),
        one(MembershipStatus.values(), status),
        tier == null || !tier.matches("[1-3]") ? null : Integer.valueOf(tier),
        one(CaseState.values(), step),
        given(type),
        given(office),
        given(specialist),
        given(country),
        one(BoardFilter.Due.values(), due).stream().findFirst().orElse(null));
  }

  public BoardOrder order() {
    return one(BoardOrder.values(), sort).stream().findFirst().orElse(BoardOrder.DUE);
  }

  public boolean down() {
    return "down".equals(way);
  }

  /** How the head of a column tells the order to a screen reader; null when it is another. */
  public @Nullable String sorted(@Nullable BoardOrder by) {
    return by != order() ? null : down() ? "descending" : "ascending";
  }

  public List<BoardColumn> shown() {
    if (columns == null || columns.isEmpty()) {
      return BoardColumn.USUAL;
    }
    var chosen =
        Arrays.stream(BoardColumn.values())
            .filter(column -> columns.contains(column.name()))
            .toList();
    return chosen.isEmpty() ? BoardColumn.USUAL : chosen;
  }

  /** Whether anything narrows the board down. */
  public boolean narrowed() {
    return !filter().equals(BoardFilter.any());
  }

  @Nullable BoardCursor afterPlace() {
    return place(after);
  }

  @Nullable BoardCursor beforePlace() {
    return place(before);
  }

  private static @Nullable BoardCursor place(@Nullable String text) {
    return given(text) == null ? null : BoardCursor.of(Objects.requireNonNull(given(text)));
  }

  /** The first page, sorted by this; again the other way round. */
  public String sortedBy(BoardOrder by) {
    var address = narrowed("/accounts");
    address.queryParam("sort", by);
    if (by == order() && !down()) {
      address.queryParam("way", "down");
    }
    return address(address);
  }

  public String sortedByCompany() {
    return sortedBy(BoardOrder.COMPANY);
  }

  public @Nullable String companySorted() {
    return sorted(BoardOrder.COMPANY);
  }

  public String firstPage() {
    return address(inOrder("/accounts"));
  }

  public String pageAfter(BoardCursor place) {
    return address(inOrder("/accounts").queryParam("after", encoded(place)));
  }

  public String pageBefore(BoardCursor place) {
    return address(inOrder("/accounts").queryParam("before", encoded(place)));
  }

  /** All that the pages show, as a file. */
  public String file(String ending) {
    return address(inOrder("/accounts." + ending));
  }

  private UriComponentsBuilder inOrder(String path) {
    var address = narrowed(path);
    if (given(sort) != null) {
      address.queryParam("sort", order());
    }
    if (down()) {
      address.queryParam("way", "down");
    }
    return address;
  }

  private UriComponentsBuilder narrowed(String path) {
    var address = UriComponentsBuilder.fromPath(path);
    with(address, "q", q);
    with(address, "status", status);
    with(address, "tier", tier);
    with(address, "step", step);
    with(address, "type", type);
    with(address, "office", office);
    with(address, "specialist", specialist);
    with(address, "country", country);
    with(address, "due", due);
    if (!shown().equals(BoardColumn.USUAL)) {
      shown().forEach(column -> address.queryParam("columns", column));
    }
    return address;
  }

  private static void with(UriComponentsBuilder address, String name, @Nullable String value) {
    if (given(value) != null) {
      address.queryParam(name, encoded(given(value)));
    }
  }

  private static String encoded(@Nullable Object value) {
    return URLEncoder.encode(String.valueOf(value), StandardCharsets.UTF_8);
  }

  private static String address(UriComponentsBuilder address) {
    return address.build(true).toUriString();
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <E extends Enum<E>> Set<E> one(E[] values, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .map(Set::of)
        .orElse(Set.of());
  }
}
