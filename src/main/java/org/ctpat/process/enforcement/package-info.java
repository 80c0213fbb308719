/** Workers of suspension, reinstatement and removal. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.enforcement;
