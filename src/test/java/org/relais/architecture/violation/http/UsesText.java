package org.relais.architecture.violation.http;

import org.relais.architecture.violation.config.Text;

/** Breaks the arrows: http does not use config. */
public final class UsesText {
  Text used = new Text();
}
