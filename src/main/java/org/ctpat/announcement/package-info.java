/** What CBP announces to members or to a part of them, and who has acknowledged it. */
@org.jspecify.annotations.NullMarked
package org.ctpat.announcement;
