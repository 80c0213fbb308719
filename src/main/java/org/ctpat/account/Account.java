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
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
  @CollectionTable(name = "account_own_contact", joinColumns = @JoinColumn(name = "account_number"))
  @OrderColumn(name = "position")
  private List<ContactEntry> ownContacts = new ArrayList<>();

  @ElementCollection
  @CollectionTable(name = "account_own_site", joinColumns = @JoinColumn(name = "account_number"))
  @OrderColumn(name = "position")
  private List<SiteEntry> ownSites = new ArrayList<>();

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
    this(
        number,
        applicant.entityType(),
        new Company(
            applicant.companyName(),
            Stream.of(applicant.officer(), applicant.contact())
                .filter(Objects::nonNull)
                .map(ContactEntry::of)
                .toList()),
        createdAt);
  }

  private Account(AccountNumber number, String entityType, Company company, Instant createdAt) {
    this.number = number.value();
    this.entityType = entityType;
    this.company = company;
    this.standing = new Standing();
    this.createdAt = createdAt;
  }

  /** An account of the same company in another role, with the numbers of the company. */
  Account furtherRole(
      AccountNumber number, EntityType type, Set<String> companyIdentifiers, Instant createdAt) {
    var further = new Account(number, type.code(), company, createdAt);
    further.programmesElsewhere = programmesElsewhere;
    identifiers.stream()
        .map(IdentifierEntry::view)
        .filter(identifier -> companyIdentifiers.contains(identifier.type()))
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

  /** Whom CBP writes to in this role, the officer first. */
  List<Contact> contacts() {
    return people(company.share().contacts()).stream().map(ContactEntry::view).toList();
  }

  /** The company's people, in the places where this account has not its own. */
  private List<ContactEntry> people(List<ContactEntry> ofCompany) {
    var people = new ArrayList<ContactEntry>();
    ofCompany.stream()
        .filter(contact -> ownContacts.stream().noneMatch(own -> own.standsFor(contact)))
        .forEach(people::add);
    people.addAll(ownContacts);
    people.sort(Comparator.comparing(ContactEntry::kind));
    return people;
  }

  /** The company's sites, and those that only this account has. */
  List<Site> sites() {
    return sites(company.share().sites());
  }

  private List<Site> sites(List<SiteEntry> ofCompany) {
    var all = new ArrayList<Site>();
    ofCompany.stream()
        .filter(site -> ownSites.stream().noneMatch(own -> own.name().equals(site.name())))
        .forEach(site -> all.add(site.view(false)));
    ownSites.forEach(site -> all.add(site.view(true)));
    return all;
  }

  List<Identifier> identifiers() {
    return identifiers.stream().map(IdentifierEntry::view).toList();
  }

  Optional<Contact> contact(Contact.Kind kind) {
    return contacts().stream().filter(contact -> contact.kind() == kind).findFirst();
  }

  void describe(EntityType type, CompanyProfile profile) {
    var share = share(profile);
    var own = entries(profile, true);
    company.describe(share);
    Company.replace(ownContacts, own);
    Company.replace(
        ownSites, profile.sites().stream().filter(Site::own).map(SiteEntry::of).toList());
    bondNumber = profile.bondNumber();
    countriesOfOrigin = profile.countriesOfOrigin();
    programmesElsewhere = profile.programmesElsewhere();
    invitationNumber = profile.invitationNumber();
    if (!answers.equals(profile.answers())) {
      answers.clear();
      answers.putAll(profile.answers());
    }
    identify(type, profile.identifiers());
  }

  /** Gives the account these numbers, and claims them for its role. */
  void identify(EntityType type, List<Identifier> numbers) {
    Company.replace(identifiers, numbers.stream().map(i -> IdentifierEntry.of(type, i)).toList());
  }

  /**
   * What of a profile belongs to the company in all its roles. A person or site that the account
   * has of its own does not take the company's away from the other accounts.
   */
  CompanyShare share(CompanyProfile profile) {
    var now = company.share();
    var own = entries(profile, true);
    var people = new ArrayList<>(entries(profile, false));
    now.contacts().stream()
        .filter(contact -> own.stream().anyMatch(mine -> mine.standsFor(contact)))
        .forEach(people::add);
    people.sort(Comparator.comparing(ContactEntry::kind));
    var places = new ArrayList<SiteEntry>();
    profile.sites().stream().filter(site -> !site.own()).map(SiteEntry::of).forEach(places::add);
    now.sites().stream()
        .filter(
            site ->
                profile.sites().stream()
                    .anyMatch(mine -> mine.own() && mine.name().equals(site.name())))
        .forEach(places::add);
    return new CompanyShare(CompanyData.of(profile, company.name()), people, places);
  }

  private List<ContactEntry> entries(CompanyProfile profile, boolean own) {
    var people = new ArrayList<ContactEntry>();
    if (profile.officerName() != null && profile.officerOwn() == own) {
      people.add(
          person(
              Contact.Kind.OFFICER,
              profile.officerName(),
              profile.officerTitle(),
              profile.officerEmail(),
              profile.officerPhone()));
    }
    if (profile.contactName() != null && profile.contactOwn() == own) {
      people.add(
          person(
              Contact.Kind.POINT_OF_CONTACT,
              profile.contactName(),
              profile.contactTitle(),
              profile.contactEmail(),
              profile.contactPhone()));
    }
    for (var alternate : profile.alternates()) {
      if (alternate.own() == own) {
        people.add(
            person(
                Contact.Kind.ALTERNATE,
                alternate.name(),
                alternate.title(),
                alternate.email(),
                alternate.phone()));
      }
    }
    return people;
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
        people(company.share().contacts()).stream()
            .filter(c -> c.kind() == kind)
            .filter(c -> c.name().equals(name) || c.email() == null || c.email().equals(email))
            .map(ContactEntry::signIn)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    return new ContactEntry(kind, signIn, name, title, email, phone);
  }

  CompanyProfile profile() {
    return profile(company.share(), identifiers());
  }

  /** The profile as it would be if this were the company's, and these the numbers. */
  CompanyProfile profile(CompanyShare share, List<Identifier> numbers) {
    var people = people(share.contacts());
    var officer = first(people, Contact.Kind.OFFICER);
    var poc = first(people, Contact.Kind.POINT_OF_CONTACT);
    var said = share.data();
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
        officer.map(ContactEntry::name).orElse(null),
        officer.map(ContactEntry::title).orElse(null),
        officer.map(ContactEntry::email).orElse(null),
        officer.map(ContactEntry::phone).orElse(null),
        officer.filter(ownContacts::contains).isPresent(),
        poc.map(ContactEntry::name).orElse(null),
        poc.map(ContactEntry::title).orElse(null),
        poc.map(ContactEntry::email).orElse(null),
        poc.map(ContactEntry::phone).orElse(null),
        poc.filter(ownContacts::contains).isPresent(),
        people.stream()
            .filter(person -> person.kind() == Contact.Kind.ALTERNATE)
            .map(
                person ->
                    new CompanyProfile.Alternate(
                        person.name(),
                        person.title(),
                        person.email(),
                        person.phone(),
                        ownContacts.contains(person)))
            .toList(),
        numbers,
        bondNumber,
        sites(share.sites()),
        countriesOfOrigin,
        programmesElsewhere,
        invitationNumber,
        answers);
  }

  private static Optional<ContactEntry> first(List<ContactEntry> people, Contact.Kind kind) {
    return people.stream().filter(person -> person.kind() == kind).findFirst();
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
