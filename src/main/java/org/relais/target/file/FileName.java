package org.relais.target.file;

/** Names that sort in the order of their deliveries. */
final class FileName {
  private FileName() {}

  /**
   * @param what may hold any characters; those that a stick's file system may not take are replaced
   */
  static String of(long deliveryId, String what, String ending) {
    return "relais-%09d-%s.%s"
        .formatted(deliveryId, what.replaceAll("[^A-Za-z0-9_-]", "_"), ending);
  }
}
