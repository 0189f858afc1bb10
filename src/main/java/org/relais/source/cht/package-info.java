/** The CouchDB change feed of a Community Health Toolkit server. */
@NullMarked
package org.relais.source.cht;

import org.jspecify.annotations.NullMarked;
