package org.ctpat.portal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/**
 * Signs people in: with passwords where a {@link UserDetailsService} exists, else by the configured
 * OpenID Connect provider. Without either nobody can sign in, and the sign-in page says so.
 */
@Configuration(proxyBeanMethods = false)
@PropertySource("classpath:portal.properties")
class SecurityConfiguration {

  static final String SIGN_IN = "/sign-in";

  /**
   * Scripts and styles come from our own files alone; fonts and images as data come with bpmn-js
   * and form-js.
   */
  private static final String CONTENT_POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

  /** For papers that stand alone as files and bring their own style: nothing but that. */
  static final String PAPER_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  @Bean
  SecurityFilterChain portalSecurity(
      HttpSecurity http,
      ObjectProvider<UserDetailsService> passwords,
      ObjectProvider<ClientRegistrationRepository> providers)
      throws Exception {
    http.authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/",
                        "/programme",
                        "/criteria",
                        "/criteria/**",
                        "/apply",
                        "/apply/**",
                        "/certificates",
                        "/certificates/**",
                        "/learn/**",
                        "/q/**",
                        SIGN_IN,
                        "/lib/**",
                        "/css/**",
                        "/js/**",
                        "/favicon.svg",
                        "/error",
                        "/actuator/health/**")
                    .permitAll()
                    .anyRequest()
                    .authenticated())
        // Whoever has a personal link is let in by the link alone, not by a session, so that a page
        // left open over a long break can still be sent.
        .csrf(csrf -> csrf.ignoringRequestMatchers("/learn/**", "/q/**"))
        .headers(
            headers ->
                headers
                    .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                    .referrerPolicy(policy -> policy.policy(ReferrerPolicy.SAME_ORIGIN))
                    .permissionsPolicyHeader(
                        policy -> policy.policy("camera=(), microphone=(), geolocation=()")))
        // After the sign-in a person comes back to the page they asked for, not to what a page asks
        // for by itself every few seconds.
        .requestCache(cache -> cache.requestCache(pagesOnly()))
        .exceptionHandling(
            handling ->
                handling
                    .defaultAuthenticationEntryPointFor(
                        (request, response, refusal) ->
                            response.sendError(HttpServletResponse.SC_UNAUTHORIZED),
                        SecurityConfiguration::askedByAPage)
                    .defaultAuthenticationEntryPointFor(
                        new LoginUrlAuthenticationEntryPoint(SIGN_IN), request -> true))
        .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl(SIGN_IN + "?signedOut"));
    if (passwords.getIfAvailable() != null) {
      http.formLogin(form -> form.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?failed").permitAll());
    } else if (providers.getIfAvailable() != null) {
      http.oauth2Login(login -> login.loginPage(SIGN_IN).failureUrl(SIGN_IN + "?failed"));
    }
    return http.build();
  }

  private static HttpSessionRequestCache pagesOnly() {
    var cache = new HttpSessionRequestCache();
    cache.setRequestMatcher(
        request ->
            request.getMethod().equals("GET")
                && String.valueOf(request.getHeader("Accept")).contains("text/html")
                && !askedByAPage(request));
    return cache;
  }

  private static boolean askedByAPage(HttpServletRequest request) {
    return request.getHeader("HX-Request") != null
        || "fetch".equals(request.getHeader("X-Requested-With"));
  }
}
