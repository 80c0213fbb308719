/** What CBP's people do with the forms of incidents. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.incident;
