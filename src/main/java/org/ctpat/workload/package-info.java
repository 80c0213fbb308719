/**
 * The programme in numbers: what runs, what waits for whom, what comes up, how long it takes. Reads
 * the tables of the other modules and changes none.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.workload;
