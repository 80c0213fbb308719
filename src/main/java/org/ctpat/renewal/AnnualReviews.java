package org.ctpat.renewal;

import java.util.List;
import org.springframework.stereotype.Service;

/** The yearly reviews of the security profile (DL06, DL07). */
@Service
public class AnnualReviews {

  /** The review of a case. */
  public AnnualReviewView view(String caseId) {
    throw new UnsupportedOperationException();
  }

  /** The reviews of an account, newest first. */
  public List<AnnualReviewView> of(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
