package org.relais.delivery;

/** A target that takes visits as FHIR. */
public interface VisitTarget {
  String name();

  /** Sends a parcel. Does not throw for anything that a server or network does. */
  Reply send(VisitParcel parcel);
}
