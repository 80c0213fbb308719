package org.ctpat.status;

import jakarta.persistence.LockModeType;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface FeedHeads extends Repository<FeedHead, Integer> {

  @Lock(LockModeType.PESSIMISTIC_WRITE)
  @Query("select f from FeedHead f")
  FeedHead locked();
}
