package org.ctpat.application;

/** A company that left or was turned down applies anew; what still waits for an appeal ends. */
public record ReapplicationStarted(String accountNumber, String caseId) {}
