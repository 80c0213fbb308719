package org.ctpat.mail;

import org.jspecify.annotations.Nullable;

/**
 * Somebody a mail goes to.
 *
 * @param key sign-in name, or else the address, or else the name
 * @param address null when none is known
 */
record Addressee(String key, String name, @Nullable String address, boolean ofCbp) {}
