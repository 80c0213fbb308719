package org.ctpat.portal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A person's session over HTTP, with cookies and token, as a browser has it. */
final class PortalSession {

  private static final String HTML = "text/html,application/pdf,*/*;q=0.5";
  private static final Pattern META =
      Pattern.compile("<meta name=\"csrf\" content=\"([^\"]+)\" data-header=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final String base;
  private String token = "";
  private String header = "";

  private PortalSession(int port) {
    this.base = "http://localhost:" + port;
  }

  /** What came back. */
  record Answer(int status, String location, String contentType, byte[] bytes) {

    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return JsonMapper.shared().readTree(bytes);
    }
  }

  /** The session of somebody who has not signed in. */
  static PortalSession visitor(int port) {
    var session = new PortalSession(port);
    session.readToken(session.get("/sign-in"));
    return session;
  }

  /** The session of a person of the demonstration, or of one that got a sign-in by applying. */
  static PortalSession of(int port, String signIn) {
    var session = visitor(port);
    var answer = session.post("/sign-in", Map.of("username", signIn, "password", "ctpat-demo"));
    if (answer.status() != 302 || answer.location().contains("failed")) {
      throw new IllegalStateException(signIn + " could not sign in: " + answer.status());
    }
    session.readToken(session.get("/programme"));
    return session;
  }

  Answer get(String path) {
    return send(request(path).header("Accept", HTML).GET());
  }

  /** Sends a form. */
  Answer post(String path, Map<String, String> fields) {
    var body =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        request(path)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", HTML)
            .POST(BodyPublishers.ofString(body)));
  }

  /** Sends what the page of a task sends. */
  Answer json(String method, String path, Object data) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .header("X-Requested-With", "fetch")
            .method(method, BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(data))));
  }

  private HttpRequest.Builder request(String path) {
    var request = HttpRequest.newBuilder(URI.create(base + path));
    return token.isEmpty() ? request : request.header(header, token);
  }

  private Answer send(HttpRequest.Builder request) {
    try {
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Location").orElse(""),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private void readToken(Answer page) {
    var found = META.matcher(page.text());
    if (!found.find()) {
      throw new IllegalStateException("The page has no token: " + page.status());
    }
    token = found.group(1);
    header = found.group(2);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
