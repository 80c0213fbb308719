/** What the people of the demo companies do with security profile and training. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.criteriatraining;
