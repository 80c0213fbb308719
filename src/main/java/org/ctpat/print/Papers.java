package org.ctpat.print;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.springframework.stereotype.Component;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/**
 * Prints the page templates under {@code templates/paper}: XHTML with print styles in, tagged PDF
 * (PDF/UA) with its font out. Nothing is loaded from elsewhere; images come as data in the page.
 */
@Component
public class Papers {

  /** It comes with PDFBox and has the letters of all languages of the programme. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TemplateEngine engine;

  Papers() {
    var resolver = new ClassLoaderTemplateResolver();
    resolver.setPrefix("templates/paper/");
    resolver.setSuffix(".html");
    resolver.setTemplateMode(TemplateMode.HTML);
    resolver.setCharacterEncoding("UTF-8");
    var pages = new SpringTemplateEngine();
    pages.setTemplateResolver(resolver);
    engine = pages;
    XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.WARNING));
  }

  /**
   * The template filled with these values, as PDF.
   *
   * @param template name of a template, such as {@code letter}
   */
  public byte[] pdf(String template, Map<String, ?> values) {
    var page = engine.process(template, new Context(Locale.US, Map.copyOf(values)));
    var out = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFastMode()
          .usePdfUaAccessibility(true)
          .useFont(Papers::font, "Liberation Sans", 400, FontStyle.NORMAL, true)
          .useUriResolver((base, address) -> address.startsWith("data:") ? address : null)
          .withProducer("CTPAT certification system")
          .withHtmlContent(page, null)
          .toStream(out)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("The paper " + template + " could not be printed", e);
    }
    return out.toByteArray();
  }

  private static InputStream font() {
    return Objects.requireNonNull(Papers.class.getResourceAsStream(FONT), "PDFBox has " + FONT);
  }
}
