package org.ctpat.account;

import java.util.List;

/** What the accounts of a company have in common: its data, its people and its sites. */
record CompanyShare(CompanyData data, List<ContactEntry> contacts, List<SiteEntry> sites) {}
