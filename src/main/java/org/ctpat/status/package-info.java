/**
 * The status service for trade facilitation: who is a member in which status, for systems of CBP
 * and of the ports, and for members that have agreed to see each other's status.
 */
@org.jspecify.annotations.NullMarked
package org.ctpat.status;
