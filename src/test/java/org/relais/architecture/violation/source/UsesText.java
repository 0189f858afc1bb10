package org.relais.architecture.violation.source;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: source does not use config. */
public final class UsesText {
  Text used = new Text();
}
