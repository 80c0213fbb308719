/** Suspension, reinstatement and removal (fact sheet section 17; 6 U.S.C. 967). */
@org.jspecify.annotations.NullMarked
package org.ctpat.enforcement;
