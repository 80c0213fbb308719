package org.ctpat.renewal;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface StoredReviews extends JpaRepository<AnnualReview, String> {

  List<AnnualReview> findByAccountNumberOrderByReviewYearDesc(String accountNumber);
}
