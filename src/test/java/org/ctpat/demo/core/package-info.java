/** What people do at the end of a membership. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.core;
