package org.relais.visit;

/** Values as a message may show them: short, and none that identifies a person. */
final class Shown {
  private static final int LONGEST = 40;

  private Shown() {}

  static Labels of(Field field, String value) {
    if (field.personal()) {
      return new Labels("(not shown)", "(non affiché)");
    }
    return of(value);
  }

  static Labels of(String value) {
    String printable = value.replaceAll("\\p{Cntrl}", " ");
    String text = printable.length() > LONGEST ? printable.substring(0, LONGEST) + "…" : printable;
    return new Labels("\"" + text + "\"", "« " + text + " »");
  }

  static Reading notInTable(FieldMapping mapping, String value) {
    LookupTable table = mapping.lookup();
    return Reading.faulty(
        MappingFault.NOT_IN_TABLE, of(mapping.field(), value), table == null ? "" : table.file());
  }
}
