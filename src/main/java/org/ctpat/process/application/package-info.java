/** Workers of the application process: each calls one automated step of an application. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.application;
