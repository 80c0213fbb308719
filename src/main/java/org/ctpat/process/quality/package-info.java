/** What the quality checks ask the engine. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.quality;
