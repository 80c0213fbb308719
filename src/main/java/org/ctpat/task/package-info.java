/** The inbox of human tasks, their drafts and submissions. */
@org.jspecify.annotations.NullMarked
package org.ctpat.task;
