/** Who does what in an appeal of the demonstration. */
package org.ctpat.demo.appeal;
