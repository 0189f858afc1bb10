package org.relais.visit;

/** A name for people, in the two languages of the product. */
public record Labels(String en, String fr) {

  /** The label in {@code language} ({@code fr} or anything else for English). */
  public String in(String language) {
    return "fr".equals(language) ? fr : en;
  }
}
