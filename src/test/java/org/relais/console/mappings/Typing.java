package org.relais.console.mappings;

import java.net.http.HttpResponse;
import org.relais.console.Visitor;
import org.relais.ledger.FileSign;

/** Types into a file of the editor, as the script of the page does. */
final class Typing {
  private Typing() {}

  /** Into the file as it is now, or into a new one. */
  static HttpResponse<String> into(Visitor visitor, String file, String text) throws Exception {
    return into(page(visitor, file), visitor, file, text);
  }

  /** Into the file as a page showed it that was opened before. */
  static HttpResponse<String> into(
      HttpResponse<String> opened, Visitor visitor, String file, String text) throws Exception {
    String seen = Visitor.seen(opened);
    return visitor.submit(
        opened,
        "/mappings/text",
        "file",
        file,
        "seen",
        seen.isEmpty() ? FileSign.NONE.text() : seen,
        "text",
        text);
  }

  /** Of a file that is not there, or that the visitor does not see, the page that says so. */
  static HttpResponse<String> page(Visitor visitor, String file) throws Exception {
    return visitor.get("/mappings?file=" + file);
  }
}
