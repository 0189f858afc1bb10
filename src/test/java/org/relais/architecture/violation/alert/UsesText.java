package org.relais.architecture.violation.alert;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: alert does not use config. */
public final class UsesText {
  Text used = new Text();
}
