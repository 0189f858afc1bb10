/** Measures how fast visits become acknowledged data values, and at what cost. */
package org.relais.bench;
