/** Puts Zeebe's engine together from the parts of Zeebe Process Test, for the embedded Camunda. */
@org.jspecify.annotations.NullMarked
package io.camunda.zeebe.process.test.engine;
