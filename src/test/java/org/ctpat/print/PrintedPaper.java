package org.ctpat.print;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.multi.qrcode.QRCodeMultiReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Reads a PDF as a person does: its text, its title and the QR code on its first page. */
public record PrintedPaper(String text, String title, String language, int pages, byte[] content) {

  public static PrintedPaper of(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PrintedPaper(
          new PDFTextStripper().getText(document).replaceAll("\\s+", " "),
          String.valueOf(document.getDocumentInformation().getTitle()),
          String.valueOf(document.getDocumentCatalog().getLanguage()),
          document.getNumberOfPages(),
          pdf);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String code() {
    try (PDDocument document = Loader.loadPDF(content)) {
      var page = new PDFRenderer(document).renderImageWithDPI(0, 150);
      var pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
      var light = new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels);
      return new QRCodeMultiReader()
          .decodeMultiple(new BinaryBitmap(new HybridBinarizer(light)))[0].getText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NotFoundException e) {
      throw new AssertionError("There is no QR code on the page", e);
    }
  }
}
