package org.ctpat.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class DocumentsTest {

  private static final String ACCOUNT = "26-000001";
  private static final Actor BEN = new Actor("ben.carter", "Ben Carter", Actor.Kind.MEMBER);
  private static final byte[] PDF =
      "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

  private final Documents documents;

  @Autowired
  DocumentsTest(Documents documents) {
    this.documents = documents;
  }

  @Test
  void keepsAFileWithItsHashAndGivesItBackToItsAccountAlone() throws IOException {
    var expires = LocalDate.of(2028, 1, 1);

    var kept =
        documents.store(
            ACCOUNT, "C:\\files\\seal log.pdf", stream(PDF), "criterion 6.1", expires, BEN);

    assertThat(kept.fileName()).isEqualTo("seal log.pdf");
    assertThat(kept.contentType()).isEqualTo("application/pdf");
    assertThat(kept.size()).isEqualTo(PDF.length);
    assertThat(kept.sha256()).hasSize(64);
    assertThat(kept.expiresOn()).isEqualTo(expires);
    try (var content = documents.open(ACCOUNT, kept.id())) {
      assertThat(content.readAllBytes()).isEqualTo(PDF);
    }
    assertThat(documents.of(ACCOUNT)).containsExactly(kept);
    assertThat(documents.find("26-000002", kept.id())).isEmpty();
    assertThatThrownBy(() -> documents.open("26-000002", kept.id()))
        .hasMessageContaining("has no file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"photo.png", "photo.jpg", "letter.docx", "table.xlsx", "people.csv", "note.TXT"})
  void keepsEachAllowedType(String name) throws IOException {
    var kept = documents.store(ACCOUNT, name, stream(content(name)), "criterion 5.1", null, BEN);

    assertThat(documents.find(ACCOUNT, kept.id())).contains(kept);
  }

  @ParameterizedTest(name = "{0} with the content of {1}")
  @CsvSource({
    "virus.pdf, note.txt",
    "photo.png, photo.jpg",
    "letter.docx, table.xlsx",
    "people.csv, photo.png",
    "note.txt, page.html",
    "letter.docx, plain.zip"
  })
  void refusesAFileWhoseContentIsNotWhatItsNameSays(String name, String content)
      throws IOException {
    var bytes = content(content);

    assertThatThrownBy(() -> documents.store(ACCOUNT, name, stream(bytes), "x", null, BEN))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining(name)
        .hasMessageContaining("content");
    assertThat(documents.of(ACCOUNT)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"setup.exe", "page.html", "archive.zip", "noending", "seal.pdf.js"})
  void refusesATypeThatIsNotAllowed(String name) {
    assertThatThrownBy(() -> documents.store(ACCOUNT, name, stream(PDF), "x", null, BEN))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining("PDF");
  }

  @Test
  void refusesAnEmptyFile() {
    assertThatThrownBy(
            () -> documents.store(ACCOUNT, "empty.pdf", stream(new byte[0]), "x", null, BEN))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining("empty");
  }

  @Test
  void refusesAFileThatIsTooLarge() {
    var endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    assertThatThrownBy(() -> documents.store(ACCOUNT, "large.txt", endless, "x", null, BEN))
        .isInstanceOf(UploadRefused.class)
        .hasMessageContaining("20 MB");
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] content(String name) throws IOException {
    return switch (name) {
      case "photo.png" -> image("png");
      case "photo.jpg" -> image("jpg");
      case "letter.docx" -> zip("[Content_Types].xml", "word/document.xml");
      case "table.xlsx" -> zip("[Content_Types].xml", "xl/workbook.xml");
      case "plain.zip" -> zip("readme.txt");
      case "page.html" ->
          "<!DOCTYPE html><html><body><p>page</p></body></html>".getBytes(StandardCharsets.UTF_8);
      default -> "name,course\nÁna,TR06\n".getBytes(StandardCharsets.UTF_8);
    };
  }

  private static byte[] image(String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), format, bytes);
    return bytes.toByteArray();
  }

  private static byte[] zip(String... names) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write('x');
      }
    }
    return bytes.toByteArray();
  }
}
