package org.relais.delivery;

/** A target that takes visits as FHIR. */
public interface VisitTarget {
  String name();

  /** What the server says that it is; one request or two. Does not throw. */
  default Identity identity() {
    return new Identity.None();
  }

  /** Sends a parcel. Does not throw for anything that a server or network does. */
  Reply send(VisitParcel parcel);
}
