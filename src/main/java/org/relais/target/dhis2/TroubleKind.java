package org.relais.target.dhis2;

import org.relais.delivery.Cause.Owner;
import org.relais.http.Failure;

/**
 * What can be wrong with a server as a whole, or with the way to it. The words for people are in
 * {@code causes.properties}.
 */
enum TroubleKind {
  SERVER_NAME_UNKNOWN(Owner.NETWORK, false),
  CONNECTION_REFUSED(Owner.NETWORK, false),
  CONNECTION_UNTRUSTED(Owner.NETWORK, false),
  ADDRESS_MALFORMED(Owner.NETWORK, false),
  TIMED_OUT(Owner.NETWORK, true),
  CONNECTION_CUT(Owner.NETWORK, true),
  ANSWER_TOO_LONG(Owner.NETWORK, true),
  ANSWER_CUT_SHORT(Owner.NETWORK, true),
  /** 2.42 where another import writes the same values, and either where the database gives up. */
  IMPORT_FAILED(Owner.TARGET_ADMINISTRATOR, true),
  /** 2.43 where another import opens the same period at the same moment. */
  EVERYTHING_IGNORED(Owner.NETWORK, true),
  /** An import in the background of the server that did not end in time. */
  IMPORT_UNFINISHED(Owner.TARGET_ADMINISTRATOR, true),
  LOGIN_PAGE(Owner.TARGET_ADMINISTRATOR, false),
  MOVED(Owner.TARGET_ADMINISTRATOR, false),
  NOT_LOGGED_IN(Owner.TARGET_ADMINISTRATOR, false),
  NOT_ALLOWED(Owner.TARGET_ADMINISTRATOR, false),
  BLOCKED(Owner.NETWORK, false),
  WRONG_ADDRESS(Owner.TARGET_ADMINISTRATOR, false),
  BUSY(Owner.CLOCK, false),
  SERVER_ERROR(Owner.TARGET_ADMINISTRATOR, true),
  DOWN_BEHIND_PROXY(Owner.TARGET_ADMINISTRATOR, true),
  REQUEST_REFUSED(Owner.TARGET_ADMINISTRATOR, false),
  NOT_DHIS2(Owner.NETWORK, true);

  private final Owner owner;
  private final boolean uncertain;

  TroubleKind(Owner owner, boolean uncertain) {
    this.owner = owner;
    this.uncertain = uncertain;
  }

  static TroubleKind of(Failure failure) {
    return switch (failure) {
      case UNKNOWN_HOST -> SERVER_NAME_UNKNOWN;
      case REFUSED, OUT_OF_REACH -> CONNECTION_REFUSED;
      case UNTRUSTED -> CONNECTION_UNTRUSTED;
      case MALFORMED_ADDRESS -> ADDRESS_MALFORMED;
      case TIMED_OUT -> TIMED_OUT;
      case CUT_OFF -> CONNECTION_CUT;
      case TOO_LONG -> ANSWER_TOO_LONG;
    };
  }

  Owner owner() {
    return owner;
  }

  /** Whether a part of what was sent may be the reason: the server may take the rest without it. */
  boolean stumbled() {
    return this == SERVER_ERROR || this == IMPORT_FAILED;
  }

  /** Whether a request that changes something may have done so. */
  boolean uncertain() {
    return uncertain;
  }
}
