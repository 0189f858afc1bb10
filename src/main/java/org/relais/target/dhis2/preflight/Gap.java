package org.relais.target.dhis2.preflight;

/** Why a figure of ours has no place on the server. */
public enum Gap {
  NO_BINDING,
  NOT_IN_DATA_SET,
  OPTIONS_UNKNOWN,
  OPTIONS_AMBIGUOUS,
  COLLISION
}
