/** The process of an appeal on the embedded engine. */
package org.ctpat.process.appeal;
