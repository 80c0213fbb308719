/** Workers of the process "Appeal" and of what follows its decision. */
@org.jspecify.annotations.NullMarked
package org.ctpat.process.appeal;
