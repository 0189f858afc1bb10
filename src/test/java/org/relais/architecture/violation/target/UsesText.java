package org.relais.architecture.violation.target;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: target does not use config. */
public final class UsesText {
  Text used = new Text();
}
