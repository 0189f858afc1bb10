/** Visits to FHIR R4 transaction bundles. Pure functions. */
@NullMarked
package org.relais.fhir;

import org.jspecify.annotations.NullMarked;
