/** User tasks: listeners that feed the inbox, submissions on their way to the engine, reminders. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.task;
