/** Letters and reminders to companies and CBP staff, kept as text and HTML. */
@org.jspecify.annotations.NullMarked
package org.ctpat.notification;
