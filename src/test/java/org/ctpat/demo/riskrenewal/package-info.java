/** What people do in risk assessments and annual reviews of the demonstration. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.riskrenewal;
