/** Files for places without a network: ADX, dataValueSets JSON and FHIR NDJSON. */
@NullMarked
package org.relais.target.file;

import org.jspecify.annotations.NullMarked;
