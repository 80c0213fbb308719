/** Process tests of the partner follow-up and the partner monitoring. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.partner;
