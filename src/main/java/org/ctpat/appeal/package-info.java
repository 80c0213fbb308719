/** Appeals of contested decisions (fact sheet section 17; 6 U.S.C. 967(c)). */
@org.jspecify.annotations.NullMarked
package org.ctpat.appeal;
