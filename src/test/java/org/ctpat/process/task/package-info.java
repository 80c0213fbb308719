/** Tests of user tasks between inbox and engine. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.task;
