package org.relais.examples;

import java.util.List;

/**
 * Where an ASC and two relais work.
 *
 * @param id of the place in the field system
 */
record Site(
    Place place, FieldSystem system, String id, List<Worker> workers, List<Child> children) {
  Site {
    workers = List.copyOf(workers);
    children = List.copyOf(children);
  }

  Worker asc() {
    return workers.get(0);
  }
}
