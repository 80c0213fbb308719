/**
 * The only package that knows Camunda: workers, listeners, starting and correlating, deployment.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.process;
