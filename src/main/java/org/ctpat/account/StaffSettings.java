package org.ctpat.account;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The people of CBP that the configuration {@code ctpat.staff} names. */
@ConfigurationProperties("ctpat")
record StaffSettings(@DefaultValue List<StaffPerson> staff) {}
