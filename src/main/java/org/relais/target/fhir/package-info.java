/** Any FHIR R4 server. */
@NullMarked
package org.relais.target.fhir;

import org.jspecify.annotations.NullMarked;
