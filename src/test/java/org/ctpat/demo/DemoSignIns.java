package org.ctpat.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.ctpat.portal.CompanySignIns;
import org.ctpat.portal.PortalUser;
import org.ctpat.portal.PortalUserDetails;
import org.ctpat.portal.SampleSignIns;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.core.userdetails.UsernameNotFoundException;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;

/**
 * The sign-ins of the demonstration, all with the same password: the invented companies' people,
 * CBP's staff, and people of companies that applied while it ran.
 */
@TestConfiguration(proxyBeanMethods = false)
public class DemoSignIns implements SampleSignIns {

  private static final String PASSWORD = "ctpat-demo";

  private final Map<String, PortalUser> people = new LinkedHashMap<>();
  private final List<SampleSignIn> samples = new ArrayList<>();
  private final String encoded =
      PasswordEncoderFactories.createDelegatingPasswordEncoder().encode(PASSWORD);

  public DemoSignIns() {
    company("Blue Heron Home Goods, Inc.", "10-000101", "ben.carter", "margaret.ellis");
    company(
        "Transportes Sierra Azul, S.A. de C.V.", "10-000102", "lucia.herrera", "ricardo.montes");
    company("Manufacturas del Bravo, S.A. de C.V.", "10-000103", "jorge.salinas", "elena.garza");
    cbp("dana.whitfield", "Specialist, Buffalo");
    cbp("luis.ortega", "Specialist, El Paso and Houston");
    cbp("maria.kessler", "Supervisor, Buffalo");
    cbp("james.liu", "Supervisor, El Paso and Houston");
    cbp("tom.arden", "Vetting");
    cbp("helen.brandt", "Headquarters");
    cbp("ruth.feldman", "Appeals");
    cbp("priya.nair", "Process owner");
  }

  /** Finds who signs in, with a password of the demonstration. */
  @Bean
  UserDetailsService demoPasswords(CompanySignIns applicants) {
    return signIn -> {
      var known = people.get(signIn);
      var person =
          known == null
              ? applicants.find(signIn).orElseThrow(() -> new UsernameNotFoundException(signIn))
              : known;
      return new PortalUserDetails(person, encoded);
    };
  }

  @Override
  public List<SampleSignIn> all() {
    return List.copyOf(samples);
  }

  @Override
  public String password() {
    return PASSWORD;
  }

  /** The person with this sign-in name among those of the demonstration. */
  public PortalUser person(String signIn) {
    return people.get(signIn);
  }

  private void company(String company, String accountNumber, String contact, String officer) {
    var contactName = DemoPeople.person(contact).name();
    var officerName = DemoPeople.person(officer).name();
    people.put(contact, PortalUser.ofCompany(contact, contactName, accountNumber, false));
    people.put(officer, PortalUser.ofCompany(officer, officerName, accountNumber, true));
    samples.add(new SampleSignIn(contact, contactName, "Point of contact", company));
    samples.add(new SampleSignIn(officer, officerName, "Company officer", company));
  }

  private void cbp(String signIn, String role) {
    var person = DemoPeople.cbp(signIn);
    people.put(signIn, new PortalUser(signIn, person.name(), null, Set.copyOf(person.groups())));
    samples.add(new SampleSignIn(signIn, person.name(), role, "CBP"));
  }
}
