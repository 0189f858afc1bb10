package org.relais.architecture.violation.indicator;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: indicator does not use config. */
public final class UsesText {
  Text used = new Text();
}
