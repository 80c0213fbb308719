/** What the people of the demo companies and of CBP do in enforcement cases. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.enforcement;
