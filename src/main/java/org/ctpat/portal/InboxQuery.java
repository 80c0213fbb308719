package org.ctpat.portal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.ctpat.task.InboxFilter;
import org.ctpat.task.InboxOrder;
import org.ctpat.task.InboxSort;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * What the inbox is asked for, as in its address; null or blank asks for nothing.
 *
 * @param q text of company, account number or step
 * @param form form of the step
 * @param process id of the process
 * @param due a name of {@link InboxFilter.Due}
 * @param priority a name of {@link InboxFilter.Priority}
 * @param who a name of {@link InboxFilter.Who}
 * @param type code of the entity type
 * @param office field office of the account
 * @param status membership status of the account
 * @param later a name of {@link InboxFilter.PutOff}
 * @param sort a name of {@link InboxOrder} in any case, reversed with a leading minus
 */
record InboxQuery(
    @Nullable String q,
    @Nullable String form,
    @Nullable String process,
    @Nullable String due,
    @Nullable String priority,
    @Nullable String who,
    @Nullable String type,
    @Nullable String office,
    @Nullable String status,
    @Nullable String later,
    @Nullable String sort) {

  /** What a kept filter asks for. */
  static InboxQuery parse(String query) {
    var values =
        UriComponentsBuilder.newInstance().query(query).build().getQueryParams().toSingleValueMap();
    return new InboxQuery(
        value(values, "q"),
        value(values, "form"),
        value(values, "process"),
        value(values, "due"),
        value(values, "priority"),
        value(values, "who"),
        value(values, "type"),
        value(values, "office"),
        value(values, "status"),
        value(values, "later"),
        value(values, "sort"));
  }

  private static @Nullable String value(Map<String, String> values, String name) {
    var value = values.get(name);
    return value == null ? null : UriUtils.decode(value, StandardCharsets.UTF_8);
  }

  /** The filter; people of a company have one account only, and are not asked about it. */
  InboxFilter filter(PortalUser me) {
    return new InboxFilter(
        given(q),
        null,
        given(form),
        given(process),
        one(InboxFilter.Due.values(), due),
        one(InboxFilter.Priority.values(), priority),
        one(InboxFilter.Who.values(), who),
        me.ofCbp() ? given(type) : null,
        me.ofCbp() ? given(office) : null,
        me.ofCbp() ? given(status) : null,
        Objects.requireNonNullElse(
            one(InboxFilter.PutOff.values(), later), InboxFilter.PutOff.HIDDEN));
  }

  public InboxSort sorted() {
    var name = sort == null ? "" : sort.strip().toUpperCase(Locale.ROOT);
    var order = one(InboxOrder.values(), name.replaceFirst("^-", ""));
    return order == null ? InboxSort.URGENT : new InboxSort(order, name.startsWith("-"));
  }

  /** Whether tasks may be left out other than those put off. */
  public boolean narrows() {
    return asks().keySet().stream().anyMatch(name -> !name.equals("sort"));
  }

  public boolean isEmpty() {
    return asks().isEmpty();
  }

  /** As it stands in an address; empty when it asks for nothing. */
  public String text() {
    var query = UriComponentsBuilder.newInstance();
    asks()
        .forEach(
            (name, value) ->
                query.queryParam(name, UriUtils.encode(value, StandardCharsets.UTF_8)));
    return Objects.requireNonNullElse(query.build(true).getQuery(), "");
  }

  /** The same sorted by a column, the other way round when it is sorted so already. */
  public String sortedBy(String column) {
    var now = sorted();
    var same = now.order().name().equalsIgnoreCase(column);
    return new InboxQuery(
            q,
            form,
            process,
            due,
            priority,
            who,
            type,
            office,
            status,
            later,
            (same && !now.reversed() ? "-" : "") + column.toLowerCase(Locale.ROOT))
        .text();
  }

  /** For a screen reader: how a column is sorted. */
  public @Nullable String direction(String column) {
    var now = sorted();
    return now.order().name().equalsIgnoreCase(column)
        ? now.reversed() ? "descending" : "ascending"
        : null;
  }

  private Map<String, String> asks() {
    var all = new LinkedHashMap<String, String>();
    put(all, "q", q);
    put(all, "form", form);
    put(all, "process", process);
    put(all, "due", due);
    put(all, "priority", priority);
    put(all, "who", who);
    put(all, "type", type);
    put(all, "office", office);
    put(all, "status", status);
    put(all, "later", later);
    put(all, "sort", sort);
    return all;
  }

  private static void put(Map<String, String> all, String name, @Nullable String value) {
    var text = given(value);
    if (text != null) {
      all.put(name, text);
    }
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  private static <E extends Enum<E>> @Nullable E one(E[] values, @Nullable String name) {
    return Arrays.stream(values)
        .filter(value -> value.name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
