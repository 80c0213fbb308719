/**
 * Business partners of the members: proof, monitoring, and what follows when one is lost (fact
 * sheet section 15; criteria 3.1 to 3.9).
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.partner;
