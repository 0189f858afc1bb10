package org.relais.architecture.violation.diagnostic;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;

/** Breaks: diagnostic uses the JDK only. */
public final class UsesLibrary {
  JsonNode used = NullNode.getInstance();
}
