package org.relais.diagnostic;

/** A sentence for a person, in the two languages of the product. */
public record Text(String en, String fr) {

  /** Both sentences with the same arguments put in, in {@link String#format}'s syntax. */
  public static Text of(String en, String fr, Object... arguments) {
    return arguments.length == 0
        ? new Text(en, fr)
        : new Text(en.formatted(arguments), fr.formatted(arguments));
  }

  /** The sentence in {@code language} ({@code fr} or anything else for English). */
  public String in(String language) {
    return "fr".equals(language) ? fr : en;
  }
}
