package org.relais.architecture.violation.delivery;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: delivery does not use config. */
public final class UsesText {
  Text used = new Text();
}
