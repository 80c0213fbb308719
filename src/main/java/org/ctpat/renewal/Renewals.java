package org.ctpat.renewal;

import java.util.List;
import org.springframework.stereotype.Service;

/** The renewed certifications. */
@Service
public class Renewals {

  /** The renewals of an account, newest first. */
  public List<Renewal> of(String accountNumber) {
    throw new UnsupportedOperationException();
  }
}
