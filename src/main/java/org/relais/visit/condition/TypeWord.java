package org.relais.visit.condition;

import org.relais.visit.Labels;

/** CEL's types in the words of people who do not program. */
enum TypeWord {
  YES_NO("a yes/no answer", "une réponse oui/non"),
  WHOLE("a whole number", "un nombre entier"),
  UNSIGNED("an unsigned number", "un nombre sans signe"),
  DECIMAL("a decimal number", "un nombre décimal"),
  TEXT("text", "un texte"),
  BYTES("bytes", "des octets"),
  DATE("a date", "une date"),
  NOTHING("nothing", "rien"),
  LIST("a list", "une liste"),
  OTHER("this", "ceci");

  private final Labels label;

  TypeWord(String en, String fr) {
    this.label = new Labels(en, fr);
  }

  /** The word for a type as the checker's messages write it. */
  static TypeWord of(String celType) {
    return switch (celType) {
      case "bool" -> YES_NO;
      case "int" -> WHOLE;
      case "uint" -> UNSIGNED;
      case "double" -> DECIMAL;
      case "string" -> TEXT;
      case "bytes" -> BYTES;
      case "google.protobuf.Timestamp" -> DATE;
      case "null", "null_type" -> NOTHING;
      default -> celType.startsWith("list") ? LIST : OTHER;
    };
  }

  Labels label() {
    return label;
  }
}
