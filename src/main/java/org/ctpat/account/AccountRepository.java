package org.ctpat.account;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

interface AccountRepository extends JpaRepository<Account, String> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select a from Account a where a.number = :number")
  Optional<Account> locked(String number);

  @Query(value = "select nextval('account_number_seq')", nativeQuery = true)
  long nextNumber();

  @Query(
      "select a.number from Account a join a.identifiers i where i.claim = :claim and a.number <> :exceptNumber")
  List<String> claiming(String claim, String exceptNumber);

  @Query(
      """
      select count(a) from Account a
      where a.entityType = :entityType and lower(a.company.data.name) = lower(:companyName)
        and a.standing.membershipStatus not in (REMOVED, WITHDRAWN, INELIGIBLE)
      """)
  long countRunning(String entityType, String companyName);

  @Query(
      """
      select a from Account a join fetch a.company c
      where c = (select b.company from Account b where b.number = :number)
      order by a.number
      """)
  List<Account> ofSameCompany(String number);

  @Query(
      """
      select new org.ctpat.account.IdentifierHolder(a.number, a.company.data.name, a.entityType,
        a.standing.membershipStatus, i.identifierType, i.identifierValue, i.claim)
      from Account a join a.identifiers i where i.identifierValue in :values
      """)
  List<IdentifierHolder> holding(Collection<String> values);

  @Query(
      """
      select new org.ctpat.account.IdentifierHolder(a.number, a.company.data.name, a.entityType,
        a.standing.membershipStatus, 'BOND', a.bondNumber, a.bondNumber)
      from Account a where a.bondNumber in :bonds
      """)
  List<IdentifierHolder> holdingBonds(Collection<String> bonds);

  @Query(
      """
      select new org.ctpat.account.IdentifierHolder(a.number, a.company.data.name, a.entityType,
        a.standing.membershipStatus, 'ACCOUNT', a.number, a.number)
      from Account a where a.number in :numbers
      """)
  List<IdentifierHolder> numbered(Collection<String> numbers);

  @Query(
      """
      select new org.ctpat.account.IdentifierHolder(a.number, a.company.data.name, a.entityType,
        a.standing.membershipStatus, i.identifierType, i.identifierValue, i.claim)
      from Account a join a.identifiers i where a.number in :numbers
      order by a.number, i.identifierType, i.identifierValue
      """)
  List<IdentifierHolder> heldBy(Collection<String> numbers);

  @Query(
      """
      select a from Account a join fetch a.company
      where (:after is null or a.number > :after)
        and (:anyStatus = true or a.standing.membershipStatus in :statuses)
        and (:anyCase = true or a.standing.caseState in :cases
             or (a.standing.caseState = NONE and a.standing.validationState in :cases))
        and (:entityType is null or a.entityType = :entityType)
        and (:office is null or a.fieldOffice = :office)
        and (:text is null or lower(a.company.data.name) like :text or a.number like :text
             or exists (select i.identifierValue from Account b join b.identifiers i
               where b.number = a.number and lower(i.identifierValue) like :text))
      order by a.number
      """)
  List<Account> page(
      @Nullable String after,
      boolean anyStatus,
      Collection<MembershipStatus> statuses,
      boolean anyCase,
      Collection<CaseState> cases,
      @Nullable String entityType,
      @Nullable String office,
      @Nullable String text,
      Limit limit);

  @Query(
      """
      select count(a) from Account a
      where (:anyType = true or a.entityType in :types)
        and (:anyCountry = true or a.company.data.country in :countries)
        and (:anyOffice = true or a.fieldOffice in :offices)
        and a.standing.membershipStatus in :statuses
      """)
  long countIn(
      boolean anyType,
      Collection<String> types,
      boolean anyCountry,
      Collection<String> countries,
      boolean anyOffice,
      Collection<String> offices,
      Collection<MembershipStatus> statuses);

  @Query(
      """
      select a from Account a join fetch a.company
      where (:anyType = true or a.entityType in :types)
        and (:anyCountry = true or a.company.data.country in :countries)
        and (:anyOffice = true or a.fieldOffice in :offices)
        and a.standing.membershipStatus in :statuses
        and a.number > :after
      order by a.number
      """)
  List<Account> in(
      boolean anyType,
      Collection<String> types,
      boolean anyCountry,
      Collection<String> countries,
      boolean anyOffice,
      Collection<String> offices,
      Collection<MembershipStatus> statuses,
      String after,
      Limit limit);
}
