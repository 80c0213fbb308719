package org.ctpat.account;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some accounts in the order of their numbers.
 *
 * @param next where the next page begins, null after the last
 */
public record AccountPage(List<AccountView> accounts, @Nullable AccountNumber next) {}
