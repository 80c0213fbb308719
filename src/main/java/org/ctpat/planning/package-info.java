/** The yearly work plan of validations over the whole membership (6 U.S.C. 965 and 969). */
@org.jspecify.annotations.NullMarked
package org.ctpat.planning;
