@org.jspecify.annotations.NullMarked
package org.ctpat.quality;
