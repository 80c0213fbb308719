/** Built-in courses: pages, tests, and the personal links by which people take them. */
@org.jspecify.annotations.NullMarked
package org.ctpat.course;
