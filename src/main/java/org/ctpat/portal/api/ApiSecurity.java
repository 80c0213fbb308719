package org.ctpat.portal.api;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.ctpat.status.ApiKeys;
import org.ctpat.status.ApiRight;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Lets systems in by their key. There is no session and no cookie here, so there is nothing that a
 * foreign page could make use of, and no token against it.
 */
@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
    info =
        @Info(
            title = "CTPAT status service",
            version = "1",
            description =
                "Who is a member of the Customs Trade Partnership Against Terrorism, in which status and tier, and which benefits to apply. Errors are problem details (RFC 9457); 401 without a valid key, 403 without the right, 429 with Retry-After when a key asks too often."),
    security = @SecurityRequirement(name = "key"))
@SecurityScheme(
    name = "key",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    description = "A key made by the process owner or headquarters, shown once")
class ApiSecurity {

  @Bean
  @Order(1)
  SecurityFilterChain apiSecurity(
      HttpSecurity http, ApiKeys keys, RateLimit limit, ProblemWriter problems) throws Exception {
    return http.securityMatcher("/api/**")
        .authorizeHttpRequests(
            requests ->
                requests
                    .requestMatchers(
                        "/api/v1/openapi", "/api/v1/openapi.yaml", "/api/v1/openapi/**")
                    .permitAll()
                    .requestMatchers("/api/v1/status/**", "/api/v1/benefits", "/api/v1/schemes")
                    .hasAuthority(ApiRight.STATUS.name())
                    .requestMatchers("/api/v1/changes")
                    .hasAuthority(ApiRight.CHANGES.name())
                    .requestMatchers("/api/v1/partners/**")
                    .hasAuthority(ApiRight.SVI.name())
                    .anyRequest()
                    .authenticated())
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .addFilterBefore(
            new ApiKeyFilter(keys, limit, problems), AnonymousAuthenticationFilter.class)
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(
                        (request, response, refusal) -> {
                          response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
                          problems.write(
                              request,
                              response,
                              HttpStatus.UNAUTHORIZED,
                              "Send a valid key as 'Authorization: Bearer ctpat_…'. Keys are made and revoked by the process owner and headquarters.");
                        })
                    .accessDeniedHandler(
                        (request, response, refusal) ->
                            problems.write(
                                request,
                                response,
                                HttpStatus.FORBIDDEN,
                                "This key has not the right for that: ask the process owner for one that has.")))
        .build();
  }
}
