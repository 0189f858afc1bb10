package org.relais.examples;

/**
 * @param type {@code asc} or {@code relais}
 */
record Worker(String id, String type, String name) {
  boolean isAsc() {
    return type.equals("asc");
  }
}
