package org.ctpat.print;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.Map;
import javax.imageio.ImageIO;

/** A QR code. */
public final class QrCode {

  private static final int SIZE = 240;
  private static final int WHITE = 0xFFFFFF;

  private QrCode() {}

  /** The text as a QR code: a PNG of 240 by 240 pixels as a {@code data:} address. */
  public static String asImage(String text) {
    try {
      var code =
          new QRCodeWriter()
              .encode(text, BarcodeFormat.QR_CODE, SIZE, SIZE, Map.of(EncodeHintType.MARGIN, 2));
      var image = new BufferedImage(SIZE, SIZE, BufferedImage.TYPE_INT_RGB);
      for (int x = 0; x < SIZE; x++) {
        for (int y = 0; y < SIZE; y++) {
          image.setRGB(x, y, code.get(x, y) ? 0 : WHITE);
        }
      }
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return "data:image/png;base64," + Base64.getEncoder().encodeToString(out.toByteArray());
    } catch (WriterException e) {
      throw new IllegalArgumentException("No QR code holds “" + text + "”", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
