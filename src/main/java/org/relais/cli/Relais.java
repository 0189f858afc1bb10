package org.relais.cli;

/** The program. */
public final class Relais {
  private Relais() {}

  public static void main(String[] args) {
    System.out.println("relais");
  }
}
