package org.ctpat.account;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A company in one role in the programme. */
@Entity
@Table(name = "account")
class Account {

  @Id
  @Column(name = "account_number")
  private String number;

  @Version private @Nullable Integer version;
  private String entityType;
  private String companyName;
  private @Nullable String doingBusinessAs;
  private @Nullable String ownershipType;
  private @Nullable LocalDate businessStartOn;
  private @Nullable Integer employees;
  private @Nullable String phone;
  private @Nullable String website;
  private @Nullable String history;
  private @Nullable String line1;
  private @Nullable String line2;
  private @Nullable String city;
  private @Nullable String state;
  private @Nullable String postalCode;
  private @Nullable String country;
  private @Nullable String bondNumber;
  private @Nullable String countriesOfOrigin;
  private @Nullable String programmesElsewhere;
  private @Nullable Boolean activeInTrade;
  private @Nullable Boolean staffedOffice;
  private @Nullable Boolean continuousBond;
  private @Nullable Boolean noUnpaidDebt;
  private @Nullable Boolean noSecurityEvent;
  private @Nullable Boolean incorporatedInMexicoOrCanada;
  private @Nullable Boolean crossesMexicoBorder;
  private @Nullable String fieldOffice;
  @Embedded private Standing standing;
  private @Nullable LocalDate anniversary;
  private Instant createdAt;

  @ElementCollection
  @CollectionTable(name = "account_contact", joinColumns = @JoinColumn(name = "account_number"))
  @OrderColumn(name = "position")
  private List<ContactEntry> contacts = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "account_site", joinColumns = @JoinColumn(name = "account_number"))
  @OrderColumn(name = "position")
  private List<SiteEntry> sites = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "account_identifier", joinColumns = @JoinColumn(name = "account_number"))
  @OrderColumn(name = "position")
  private List<IdentifierEntry> identifiers = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  Account(AccountNumber number, NewAccount company, Instant createdAt) {
    this.number = number.value();
    this.entityType = company.entityType();
    this.companyName = company.companyName();
    this.standing = new Standing();
    this.createdAt = createdAt;
    contacts.add(ContactEntry.of(company.officer()));
    if (company.contact() != null) {
      contacts.add(ContactEntry.of(company.contact()));
    }
  }

  AccountNumber number() {
    return AccountNumber.of(number);
  }

  String entityType() {
    return entityType;
  }

  String companyName() {
    return companyName;
  }

  Standing standing() {
    return standing;
  }

  Optional<LocalDate> anniversary() {
    return Optional.ofNullable(anniversary);
  }

  List<Contact> contacts() {
    return contacts.stream().map(ContactEntry::view).toList();
  }

  List<Site> sites() {
    return sites.stream()
        .map(site -> new Site(site.name(), site.kind(), site.city(), site.country()))
        .toList();
  }

  List<Identifier> identifiers() {
    return identifiers.stream().map(IdentifierEntry::view).toList();
  }

  Optional<Contact> contact(Contact.Kind kind) {
    return contacts().stream().filter(contact -> contact.kind() == kind).findFirst();
  }

  void describe(CompanyProfile profile) {
    companyName = profile.companyName() == null ? companyName : profile.companyName();
    doingBusinessAs = profile.doingBusinessAs();
    ownershipType = profile.ownershipType();
    businessStartOn = profile.businessStartOn();
    employees = profile.employees();
    phone = profile.phone();
    website = profile.website();
    history = profile.history();
    line1 = profile.line1();
    line2 = profile.line2();
    city = profile.city();
    state = profile.state();
    postalCode = profile.postalCode();
    country = profile.country();
    bondNumber = profile.bondNumber();
    countriesOfOrigin = profile.countriesOfOrigin();
    programmesElsewhere = profile.programmesElsewhere();
    activeInTrade = profile.activeInTrade();
    staffedOffice = profile.staffedOffice();
    continuousBond = profile.continuousBond();
    noUnpaidDebt = profile.noUnpaidDebt();
    noSecurityEvent = profile.noSecurityEvent();
    incorporatedInMexicoOrCanada = profile.incorporatedInMexicoOrCanada();
    crossesMexicoBorder = profile.crossesMexicoBorder();
    replaceContacts(profile);
    var newSites =
        profile.sites().stream()
            .map(s -> new SiteEntry(s.name(), s.kind(), s.city(), s.country()))
            .toList();
    if (!newSites.equals(sites)) {
      sites.clear();
      sites.addAll(newSites);
    }
    var claims =
        profile.identifiers().stream().map(i -> IdentifierEntry.claimed(entityType, i)).toList();
    if (!claims.equals(identifiers)) {
      identifiers.clear();
      identifiers.addAll(claims);
    }
  }

  private void replaceContacts(CompanyProfile profile) {
    var people = new ArrayList<ContactEntry>();
    if (profile.officerName() != null) {
      people.add(
          person(
              Contact.Kind.OFFICER,
              profile.officerName(),
              profile.officerTitle(),
              profile.officerEmail(),
              profile.officerPhone()));
    }
    if (profile.contactName() != null) {
      people.add(
          person(
              Contact.Kind.POINT_OF_CONTACT,
              profile.contactName(),
              profile.contactTitle(),
              profile.contactEmail(),
              profile.contactPhone()));
    }
    for (var alternate : profile.alternates()) {
      people.add(
          person(
              Contact.Kind.ALTERNATE,
              alternate.name(),
              alternate.title(),
              alternate.email(),
              alternate.phone()));
    }
    if (!people.equals(contacts)) {
      contacts.clear();
      contacts.addAll(people);
    }
  }

  /**
   * A contact keeps the sign-in of the person who had this place before, as long as name or address
   * are the same, or when no address was known yet.
   */
  private ContactEntry person(
      Contact.Kind kind,
      String name,
      @Nullable String title,
      @Nullable String email,
      @Nullable String phone) {
    var signIn =
        contacts.stream()
            .filter(c -> c.kind() == kind)
            .filter(c -> c.name().equals(name) || c.email() == null || c.email().equals(email))
            .map(ContactEntry::signIn)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new ContactEntry(kind, signIn, name, title, email, phone);
  }

  CompanyProfile profile() {
    var officer = contact(Contact.Kind.OFFICER);
    var poc = contact(Contact.Kind.POINT_OF_CONTACT);
    return new CompanyProfile(
        companyName,
        doingBusinessAs,
        ownershipType,
        businessStartOn,
        employees,
        phone,
        website,
        history,
        line1,
        line2,
        city,
        state,
        postalCode,
        country,
        officer.map(Contact::name).orElse(null),
        officer.map(Contact::title).orElse(null),
        officer.map(Contact::email).orElse(null),
        officer.map(Contact::phone).orElse(null),
        poc.map(Contact::name).orElse(null),
        poc.map(Contact::title).orElse(null),
        poc.map(Contact::email).orElse(null),
        poc.map(Contact::phone).orElse(null),
        contacts().stream()
            .filter(c -> c.kind() == Contact.Kind.ALTERNATE)
            .map(c -> new CompanyProfile.Alternate(c.name(), c.title(), c.email(), c.phone()))
            .toList(),
        identifiers(),
        bondNumber,
        sites(),
        countriesOfOrigin,
        programmesElsewhere,
        activeInTrade,
        staffedOffice,
        continuousBond,
        noUnpaidDebt,
        noSecurityEvent,
        incorporatedInMexicoOrCanada,
        crossesMexicoBorder);
  }

  /** The primary address as on an envelope; empty before it is known. */
  List<String> addressLines() {
    var place =
        Stream.of(city, state, postalCode)
            .filter(Objects::nonNull)
            .collect(Collectors.joining(", "));
    return Stream.of(
            line1,
            line2,
            place,
            country == null ? null : Locale.of("", country).getDisplayCountry(Locale.US))
        .filter(line -> line != null && !line.isBlank())
        .toList();
  }

  String fieldOffice() {
    return fieldOffice == null ? "" : fieldOffice;
  }

  void belongTo(String office) {
    fieldOffice = office;
  }

  void certifiedOn(LocalDate day) {
    if (anniversary != null) {
      throw new IllegalStateException(
          "Account " + number + " was certified on " + anniversary + " already");
    }
    anniversary = day;
  }

  /** The account starts anew: nothing of the former membership counts (reapplication). */
  void startAnew() {
    anniversary = null;
    identifiers.replaceAll(entry -> IdentifierEntry.claimed(entityType, entry.view()));
  }

  void releaseIdentifiers() {
    identifiers.replaceAll(IdentifierEntry::released);
  }

  AccountView view(EntityType type) {
    return new AccountView(
        number(),
        companyName,
        entityType,
        type.name(),
        standing.status(),
        standing.caseState(),
        type.tier(standing.status()),
        anniversary,
        fieldOffice);
  }
}
