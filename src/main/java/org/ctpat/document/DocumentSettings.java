package org.ctpat.document;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where evidence files are kept and how large one may be.
 *
 * @param folder folder of the files, created when missing
 */
@ConfigurationProperties("ctpat.documents")
record DocumentSettings(
    @DefaultValue("./data/documents") Path folder, @DefaultValue("20MB") DataSize maxSize) {}
