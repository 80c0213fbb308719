/** Applications to the programme: review, vetting and the certification decision. */
@org.jspecify.annotations.NullMarked
package org.ctpat.application;
