package org.relais.architecture.violation.diagnostic;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: diagnostic does not use config. */
public final class UsesText {
  Text used = new Text();
}
