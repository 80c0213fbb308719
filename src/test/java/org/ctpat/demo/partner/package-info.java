/** What people do with the forms about lost business partners. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.partner;
