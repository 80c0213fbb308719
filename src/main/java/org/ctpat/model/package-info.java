/**
 * The process models as deployed: their versions, what runs and waits in them, how they differ, and
 * the move of running cases to the newest version.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.model;
