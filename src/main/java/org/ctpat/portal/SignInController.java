package org.ctpat.portal;

import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/**
 * The sign-in page: a password form, the identity providers, or a plain word that there is none.
 */
@Controller
class SignInController {

  private final ObjectProvider<UserDetailsService> passwords;
  private final ObjectProvider<ClientRegistrationRepository> providers;
  private final ObjectProvider<SampleSignIns> samples;

  SignInController(
      ObjectProvider<UserDetailsService> passwords,
      ObjectProvider<ClientRegistrationRepository> providers,
      ObjectProvider<SampleSignIns> samples) {
    this.passwords = passwords;
    this.providers = providers;
    this.samples = samples;
  }

  @GetMapping(SecurityConfiguration.SIGN_IN)
  String signIn(@Nullable PortalUser me, Model page) {
    if (me != null) {
      return "redirect:/";
    }
    page.addAttribute("passwords", passwords.getIfAvailable() != null);
    page.addAttribute("providers", registrations());
    page.addAttribute("samples", samples.getIfAvailable());
    return "portal/sign-in";
  }

  private List<ClientRegistration> registrations() {
    return providers.getIfAvailable() instanceof Iterable<?> all
        ? StreamSupport.stream(all.spliterator(), false)
            .filter(ClientRegistration.class::isInstance)
            .map(ClientRegistration.class::cast)
            .toList()
        : List.of();
  }
}
