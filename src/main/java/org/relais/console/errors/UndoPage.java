package org.relais.console.errors;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.springframework.web.util.UriUtils;

/** The page to which an undo leads back: the one of its act, under the filter that held there. */
final class UndoPage {
  private static final String ERRORS = "/errors";

  /** A page of failed transfers and no other address, whatever somebody puts into a form. */
  private static final Pattern PAGE = Pattern.compile(ERRORS + "(/[Cc]\\d+)?(\\?[^{}\\s]*)?");

  private UndoPage() {}

  /**
   * To where the form of an undo is sent.
   *
   * @param back page of the act
   */
  static String address(long entry, String back) {
    String undo = ERRORS + "/undo?entry=" + entry;
    return back.equals(ERRORS)
        ? undo
        : undo + "&back=" + UriUtils.encode(back, StandardCharsets.UTF_8);
  }

  /** Where to go after it; all failed transfers where {@code back} is none of their pages. */
  static String after(String back) {
    return PAGE.matcher(back).matches() ? back : ERRORS;
  }
}
