/** Questions on criteria with CBP's answers, and whether the guidance was helpful. */
@org.jspecify.annotations.NullMarked
package org.ctpat.feedback;
