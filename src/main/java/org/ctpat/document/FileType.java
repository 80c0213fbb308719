package org.ctpat.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.apache.tika.detect.DefaultDetector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;

/** The types of files that are kept, told by their content and by the ending of their name. */
enum FileType {
  PDF("application/pdf", "PDF", List.of("pdf")),
  PNG("image/png", "PNG picture", List.of("png")),
  JPEG("image/jpeg", "JPEG picture", List.of("jpg", "jpeg")),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "Word document",
      List.of("docx")),
  XLSX(
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
      "Excel workbook",
      List.of("xlsx")),
  CSV("text/csv", "CSV table", List.of("csv")),
  TXT("text/plain", "text", List.of("txt"));

  private static final DefaultDetector DETECTOR = new DefaultDetector();

  private final String contentType;
  private final String label;
  private final List<String> endings;

  FileType(String contentType, String label, List<String> endings) {
    this.contentType = contentType;
    this.label = label;
    this.endings = endings;
  }

  String contentType() {
    return contentType;
  }

  static Optional<FileType> byName(String fileName) {
    int dot = fileName.lastIndexOf('.');
    var ending = dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(type -> type.endings.contains(ending)).findFirst();
  }

  /** Whether the content is of this type, whatever the name says. */
  boolean matches(Path file) throws IOException {
    return switch (this) {
      case DOCX -> officeFile(file, "word/");
      case XLSX -> officeFile(file, "xl/");
      case CSV, TXT -> detected(file).equals("text/plain");
      case PDF, PNG, JPEG -> detected(file).equals(contentType);
    };
  }

  static String allowed() {
    return Arrays.stream(values())
        .map(type -> type.label + " (." + String.join(", .", type.endings) + ")")
        .collect(Collectors.joining(", "));
  }

  private static String detected(Path file) throws IOException {
    try (InputStream content = TikaInputStream.get(Files.newInputStream(file))) {
      return DETECTOR.detect(content, new Metadata()).getBaseType().toString();
    }
  }

  private static boolean officeFile(Path file, String folder) {
    try (var zip = new ZipFile(file.toFile())) {
      return zip.getEntry("[Content_Types].xml") != null
          && zip.stream().anyMatch(entry -> entry.getName().startsWith(folder));
    } catch (IOException e) {
      return false;
    }
  }
}
