/** What operators mend: jobs of the engine that failed, and events that were not delivered. */
@org.jspecify.annotations.NullMarked
package org.ctpat.operation;
