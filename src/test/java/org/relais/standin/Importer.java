package org.relais.standin;

import java.util.Set;

/** Decides what becomes of an import, as one generation of DHIS2 does. */
interface Importer {
  /**
   * @param opening periods that another import is about to open
   */
  ImportPlan plan(ImportRequest request, Set<String> opening);
}
