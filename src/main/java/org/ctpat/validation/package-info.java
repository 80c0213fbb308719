/** CBP's validation of members: plan, visits, findings, report, corrective actions and outcome. */
@org.jspecify.annotations.NullMarked
package org.ctpat.validation;
