package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.ctpat.status.ChangeFeed;
import org.ctpat.status.Refused;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The feed of changes. */
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Changes", description = "For systems that keep a copy; needs the right CHANGES")
class ChangesApi {

  private final ChangeFeed feed;

  ChangesApi(ChangeFeed feed) {
    this.feed = feed;
  }

  @GetMapping("/changes")
  @Operation(
      summary = "Every change of a status or tier, once and in one order",
      description =
          "Ask after the cursor of the last answer; it stays good for ever. Begin with 0. When more is false, ask again later.")
  ChangeFeed.Page after(
      @Parameter(description = "Cursor of the last answer, 0 to begin with")
          @RequestParam(defaultValue = "0")
          long after,
      @Parameter(description = "How many at most, 1 to 500") @RequestParam(defaultValue = "100")
          int limit) {
    if (after < 0 || limit < 1 || limit > 500) {
      throw new Refused("after is 0 or the cursor of an answer, limit a number from 1 to 500.");
    }
    return feed.after(after, limit);
  }
}
