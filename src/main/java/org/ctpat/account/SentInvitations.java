package org.ctpat.account;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface SentInvitations extends JpaRepository<Invitation, String> {

  List<Invitation> findTop200ByOrderByInvitedOnDescNumber();
}
