package org.ctpat.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A bundle that is being written; every file goes out as it comes, and is hashed on its way. */
public final class SealedBundle {

  private final ZipOutputStream zip;
  private final List<BundleFile> files = new ArrayList<>();

  SealedBundle(OutputStream out) {
    zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
  }

  public void add(String path, String text) throws IOException {
    add(path, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  public void add(String path, InputStream content) throws IOException {
    add(path, content::transferTo);
  }

  /**
   * Adds a file.
   *
   * @param path folders and a name of {@link #safe} parts
   */
  public void add(String path, Content content) throws IOException {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      zip.putNextEntry(new ZipEntry(path));
      var counted = new Counted(zip);
      content.write(new DigestOutputStream(counted, hash));
      zip.closeEntry();
      files.add(new BundleFile(path, counted.size, HexFormat.of().formatHex(hash.digest())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  List<BundleFile> files() {
    return files;
  }

  /** Adds what the manifest does not list, and ends the file. */
  void end(String manifest, String seal) throws IOException {
    for (var last : List.of(List.of(Bundles.MANIFEST, manifest), List.of(Bundles.SEAL, seal))) {
      zip.putNextEntry(new ZipEntry(last.getFirst()));
      zip.write(last.getLast().getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    zip.finish();
  }

  /**
   * A name that is one file in one folder on every system: letters, digits, dots, hyphens and
   * underscores, at most 80 of them, no dot in front.
   */
  public static String safe(String name) {
    var plain =
        Normalizer.normalize(name, Normalizer.Form.NFD)
            .replaceAll("\\p{M}+", "")
            .replaceAll("[^A-Za-z0-9._-]+", "_")
            .replaceAll("^[._]+", "");
    if (plain.isEmpty()) {
      return "file";
    }
    return plain.length() <= 80 ? plain : plain.substring(plain.length() - 80);
  }

  /** What writes a file. */
  public interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static final class Counted extends OutputStream {

    private final OutputStream out;
    private long size;

    Counted(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      size++;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
      size += length;
    }
  }
}
