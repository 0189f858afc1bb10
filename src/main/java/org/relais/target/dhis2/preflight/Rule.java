package org.relais.target.dhis2.preflight;

import java.util.List;
import org.relais.target.preflight.Finding;

/** Holds one side of a picture against the other. */
interface Rule {
  List<Finding> findings(Picture picture);
}
