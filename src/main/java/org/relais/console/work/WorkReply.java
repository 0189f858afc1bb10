package org.relais.console.work;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Where a reader goes after an act: back with a notice, or to the page of what still goes on. */
public final class WorkReply {
  private final MessageSource messages;

  public WorkReply(MessageSource messages) {
    this.messages = messages;
  }

  /**
   * @param back path of the page from which the work was asked for
   * @return name of a view
   */
  public String after(Work work, String back, RedirectAttributes after, Locale locale) {
    Outcome outcome = work.outcome();
    if (outcome == null) {
      return "redirect:" + work.path();
    }
    Outcome.Undo undo = outcome instanceof Outcome.Done done ? done.undo() : null;
    return back(
        new Notice(outcome.said().in(messages, locale), outcome instanceof Outcome.Failed, undo),
        back,
        after);
  }

  public String good(Words words, String back, RedirectAttributes after, Locale locale) {
    return back(Notice.good(words, messages, locale), back, after);
  }

  /** As {@link #good(Words, String, RedirectAttributes, Locale)}, with a way to take it back. */
  public String good(
      Words words, Outcome.Undo undo, String back, RedirectAttributes after, Locale locale) {
    return back(new Notice(words.in(messages, locale), false, undo), back, after);
  }

  public String bad(Words words, String back, RedirectAttributes after, Locale locale) {
    return back(Notice.bad(words, messages, locale), back, after);
  }

  private static String back(Notice notice, String back, RedirectAttributes after) {
    after.addFlashAttribute(Notice.NAME, notice);
    return "redirect:" + back;
  }
}
