package org.ctpat.conversation;

import java.io.InputStream;

/** A file that comes with a message. */
public record Upload(String fileName, InputStream content) {}
