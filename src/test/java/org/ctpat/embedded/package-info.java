/** The embedded Camunda: a whole engine in the JVM for development and tests, with its own time. */
@org.jspecify.annotations.NullMarked
package org.ctpat.embedded;
