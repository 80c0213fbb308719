package org.ctpat.process.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * The texts of all models and forms by file name.
 *
 * @param bpmn {@code .bpmn} files
 * @param dmn {@code .dmn} files
 * @param forms {@code .form} files
 */
public record ModelFiles(
    Map<String, String> bpmn, Map<String, String> dmn, Map<String, String> forms) {

  /** Reads the folders {@code bpmn} and {@code forms} under {@code root}. */
  public static ModelFiles under(Path root) {
    return new ModelFiles(
        read(root.resolve("bpmn"), ".bpmn"),
        read(root.resolve("bpmn"), ".dmn"),
        read(root.resolve("forms"), ".form"));
  }

  private static Map<String, String> read(Path folder, String ending) {
    var texts = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        texts.put(file.getFileName().toString(), Files.readString(file, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
