/**
 * Files for places without a network: what a person carries away and imports.
 *
 * <p>A folder gets, for each delivery, files that sort in the order in which they have to be
 * imported:
 *
 * <ul>
 *   <li>{@code relais-000000042-ICCM_MONTHLY.adx.xml}, imported as it is by DHIS2 2.42 and 2.43
 *       with {@code curl --user NAME -H 'Content-Type: application/adx+xml' -H 'Accept:
 *       application/json' --data-binary @FILE
 *       'https://SERVER/api/dataValueSets?idScheme=CODE&importStrategy=CREATE_AND_UPDATE'}. The
 *       scheme has to be said: without it 2.43 looks for uids, and with the schemes of data
 *       elements, org units and data sets alone it does not find the options;
 *   <li>{@code relais-000000042-ICCM_MONTHLY.deletions.csv} beside it, where values have to be
 *       deleted, which ADX cannot say: a list for the person who imports;
 *   <li>or {@code relais-000000042-ICCM_MONTHLY.data-value-sets.json}, values and deletions in the
 *       server's uids, imported with {@code -H 'Content-Type: application/json'} and {@code
 *       importStrategy=CREATE_AND_UPDATE};
 *   <li>{@code relais-000000042-visits.ndjson}, one FHIR transaction bundle a line, each posted to
 *       the base address of a FHIR server in the order of the lines.
 * </ul>
 *
 * <p>DHIS2 says in the body of its answer whether it took the values, not in the HTTP status.
 */
@NullMarked
package org.relais.target.file;

import org.jspecify.annotations.NullMarked;
