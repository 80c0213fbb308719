package org.ctpat.account;

import jakarta.persistence.Embeddable;

@Embeddable
record SiteEntry(String name, String kind, String city, String country) {}
