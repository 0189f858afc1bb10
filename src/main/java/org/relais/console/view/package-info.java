/** What pages, API and metrics read of the ledger, and keep for a moment. */
@NullMarked
package org.relais.console.view;

import org.jspecify.annotations.NullMarked;
