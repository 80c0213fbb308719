package org.ctpat.account;

import jakarta.persistence.Embeddable;

@Embeddable
record SiteEntry(String name, String kind, String city, String country) {

  static SiteEntry of(Site site) {
    return new SiteEntry(site.name(), site.kind(), site.city(), site.country());
  }

  Site view(boolean own) {
    return new Site(name, kind, city, country, own);
  }
}
