package org.relais.architecture.violation.visit;

/** Breaks: only the command line prints. */
public final class Prints {
  void print() {
    System.out.println("printed");
  }
}
