/** Supply chain security training: courses, people, requirements, completions and expiry. */
@org.jspecify.annotations.NullMarked
package org.ctpat.training;
