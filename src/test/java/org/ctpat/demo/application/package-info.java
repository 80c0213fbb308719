/** What the people of the demo companies and of CBP do with the forms of an application. */
@org.jspecify.annotations.NullMarked
package org.ctpat.demo.application;
