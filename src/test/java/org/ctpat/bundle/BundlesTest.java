package org.ctpat.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.ctpat.DomainTest;
import org.ctpat.audit.Actor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@DomainTest
class BundlesTest {

  private static final Actor CBP = new Actor("maria.kessler", "Maria Kessler", Actor.Kind.CBP);

  @TempDir private Path folder;
  @Autowired private Bundles bundles;
  private Path whole;

  @BeforeEach
  void aBundle() throws IOException {
    whole = folder.resolve("bundle.zip");
    try (var out = Files.newOutputStream(whole)) {
      var bundle = bundles.begin(out);
      bundle.add("index.html", "<p>Company</p>");
      bundle.add("letters/1-notice.txt", "Dear officer");
      bundles.seal(bundle, "78-000001", "Harbor Lamps", "CBP", CBP);
    }
  }

  @Test
  void aBundleAsItWasMadeFits() {
    var check = bundles.check(whole);

    assertThat(check.problems()).isEmpty();
    assertThat(check.valid()).isTrue();
    assertThat(check.manifest().accountNumber()).isEqualTo("78-000001");
    assertThat(check.files()).isEqualTo(2);
  }

  @Test
  void namesAFileThatWasChangedRemovedOrAdded() throws IOException {
    assertThat(bundles.check(rewritten("letters/1-notice.txt", "Dear officer!", null)).problems())
        .containsExactly("letters/1-notice.txt was changed.");
    assertThat(bundles.check(rewritten("index.html", null, null)).problems())
        .containsExactly("index.html is missing.");
    assertThat(bundles.check(rewritten(null, null, "extra.txt")).problems())
        .containsExactly("extra.txt was added: the manifest does not list it.");
  }

  @Test
  void namesAFileInWhichOneByteIsAnother() throws IOException {
    var bytes = Files.readAllBytes(whole);
    // The first file's content begins right behind its header of 30 bytes and its name.
    bytes[30 + "index.html".length() + 6] ^= 1;
    var file = Files.write(folder.resolve("byte.zip"), bytes);

    assertThat(bundles.check(file).problems()).containsExactly("index.html was changed.");
  }

  @Test
  void aManifestThatWasRewrittenHasNoSeal() throws IOException {
    var check = bundles.check(rewritten("manifest.json", "{\"files\":[]}", null));

    assertThat(check.sealed()).isFalse();
    assertThat(check.valid()).isFalse();
    assertThat(check.problems().getFirst()).contains("The seal does not fit");
  }

  @Test
  void whatIsNoBundleIsToldSo() throws IOException {
    var file = Files.writeString(folder.resolve("text.zip"), "no ZIP at all");

    assertThat(bundles.check(file).problems())
        .containsExactly("It is no ZIP file, or it is damaged.");
  }

  @Test
  void namesAreSafe() {
    assertThat(SealedBundle.safe("../../etc/passwd")).isEqualTo("etc_passwd");
    assertThat(SealedBundle.safe("C:\\Über uns.pdf")).isEqualTo("C_Uber_uns.pdf");
    assertThat(SealedBundle.safe("...")).isEqualTo("file");
  }

  /** The bundle anew, with one file other or left out, or one more. */
  private Path rewritten(String path, String text, String added) throws IOException {
    var file = Files.createTempFile(folder, "other", ".zip");
    try (var from = new ZipFile(whole.toFile());
        var to = new ZipOutputStream(Files.newOutputStream(file))) {
      for (var entry : from.stream().toList()) {
        boolean other = entry.getName().equals(path);
        if (other && text == null) {
          continue;
        }
        to.putNextEntry(new ZipEntry(entry.getName()));
        if (other) {
          to.write(text.getBytes());
        } else {
          write(from, entry, to);
        }
        to.closeEntry();
      }
      if (added != null) {
        to.putNextEntry(new ZipEntry(added));
        to.closeEntry();
      }
    }
    return file;
  }

  private static void write(ZipFile from, ZipEntry entry, OutputStream to) throws IOException {
    try (var content = from.getInputStream(entry)) {
      content.transferTo(to);
    }
  }
}
