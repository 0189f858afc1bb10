package org.relais.architecture.violation.route;

import org.relais.architecture.violation.cli.Face;

/** Breaks the arrows: route does not use cli. */
public final class UsesFace {
  Face used = new Face();
}
