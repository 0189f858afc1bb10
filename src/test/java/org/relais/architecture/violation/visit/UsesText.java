package org.relais.architecture.violation.visit;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: visit does not use config. */
public final class UsesText {
  Text used = new Text();
}
