package org.ctpat.portal;

import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Chromium for tests: the one that the environment variable {@code CHROMIUM} names, or the first
 * on the path.
 */
final class Browser implements AutoCloseable {

  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");
  private static final double PATIENCE_MILLIS = 60_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser browser;

  private Browser(Path executable) {
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
  }

  /**
   * Starts it.
   *
   * @throws IllegalStateException when there is none on this machine
   */
  static Browser start() {
    return new Browser(
        executable()
            .orElseThrow(
                () ->
                    new IllegalStateException(
                        "Browser tests need a Chromium: install the package chromium, or name one in CHROMIUM")));
  }

  private static Optional<Path> executable() {
    var named = System.getenv("CHROMIUM");
    var onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)));
    return Stream.concat(Stream.ofNullable(named).map(Path::of), onPath)
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** A page of a session of its own. */
  Page page(String baseUrl) {
    var session =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setBaseURL(baseUrl)
                .setViewportSize(1400, 1000));
    session.setDefaultTimeout(PATIENCE_MILLIS);
    session.setDefaultNavigationTimeout(PATIENCE_MILLIS);
    return session.newPage();
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
