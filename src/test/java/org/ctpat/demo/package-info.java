/** The invented demo companies and what their people and CBP's people do, task by task. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo;
