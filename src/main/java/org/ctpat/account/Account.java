package org.ctpat.account;

import jakarta.persistence.CascadeType;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
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

  @ManyToOne(fetch = FetchType.EAGER, cascade = CascadeType.PERSIST)
  @JoinColumn(name = "company_id")
  private Company company;

  private @Nullable String bondNumber;
  private @Nullable String countriesOfOrigin;
  private @Nullable String programmesElsewhere;
  private @Nullable String invitationNumber;
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

  @ElementCollection
  @CollectionTable(name = "account_answer", joinColumns = @JoinColumn(name = "account_number"))
  @MapKeyColumn(name = "question")
  @Column(name = "answer")
  private Map<String, String> answers = new TreeMap<>();

  @SuppressWarnings("NullAway.Init")
  protected Account() {}

  /** The first account of a company. */
  Account(AccountNumber number, NewAccount applicant, Instant createdAt) {
    this(number, applicant.entityType(), new Company(applicant.companyName()), createdAt);
    contacts.add(ContactEntry.of(applicant.officer()));
    if (applicant.contact() != null) {
      contacts.add(ContactEntry.of(applicant.contact()));
    }
  }

  private Account(AccountNumber number, String entityType, Company company, Instant createdAt) {
    this.number = number.value();
    this.entityType = entityType;
    this.company = company;
    this.standing = new Standing();
    this.createdAt = createdAt;
  }

  /**
   * An account of the same company in another role, with the same people, sites and numbers of the
   * company to begin with.
   */
  Account furtherRole(
      AccountNumber number, EntityType type, List<String> sharedIdentifiers, Instant createdAt) {
    var further = new Account(number, type.code(), company, createdAt);
    further.contacts.addAll(contacts);
    further.sites.addAll(sites);
    further.programmesElsewhere = programmesElsewhere;
    identifiers.stream()
        .map(IdentifierEntry::view)
        .filter(identifier -> sharedIdentifiers.contains(identifier.type()))
        .map(identifier -> IdentifierEntry.of(type, identifier))
        .forEach(further.identifiers::add);
    return further;
  }

  AccountNumber number() {
    return AccountNumber.of(number);
  }

  String entityType() {
    return entityType;
  }

  String companyName() {
    return company.name();
  }

  Company company() {
    return company;
  }

  Optional<String> answer(String question) {
    return Optional.ofNullable(answers.get(question));
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

  void describe(EntityType type, CompanyProfile profile) {
    company.describe(profile);
    bondNumber = profile.bondNumber();
    countriesOfOrigin = profile.countriesOfOrigin();
    programmesElsewhere = profile.programmesElsewhere();
    invitationNumber = profile.invitationNumber();
    if (!answers.equals(profile.answers())) {
      answers.clear();
      answers.putAll(profile.answers());
    }
    replaceContacts(profile);
    var newSites =
        profile.sites().stream()
            .map(s -> new SiteEntry(s.name(), s.kind(), s.city(), s.country()))
            .toList();
    if (!newSites.equals(sites)) {
      sites.clear();
      sites.addAll(newSites);
    }
    var claims = profile.identifiers().stream().map(i -> IdentifierEntry.of(type, i)).toList();
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
    var said = company.data();
    return new CompanyProfile(
        said.name(),
        said.doingBusinessAs(),
        said.ownershipType(),
        said.businessStartOn(),
        said.employees(),
        said.phone(),
        said.website(),
        said.history(),
        said.line1(),
        said.line2(),
        said.city(),
        said.state(),
        said.postalCode(),
        said.country(),
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
        invitationNumber,
        answers);
  }

  /** The primary address as on an envelope; empty before it is known. */
  List<String> addressLines() {
    return company.data().addressLines();
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
  void startAnew(EntityType type) {
    anniversary = null;
    identifiers.replaceAll(entry -> IdentifierEntry.of(type, entry.view()));
  }

  void releaseIdentifiers() {
    identifiers.replaceAll(IdentifierEntry::released);
  }

  AccountView view(EntityType type) {
    return new AccountView(
        number(),
        company.name(),
        entityType,
        type.name(),
        standing.status(),
        standing.caseState(),
        type.tier(standing.status()),
        anniversary,
        fieldOffice);
  }
}
