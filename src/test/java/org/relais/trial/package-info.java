/**
 * Whole runs against a world that fails: a CHT server whose feed grows, a DHIS2 that refuses and
 * falls silent, a program that is killed, a database that goes away. What comes out is held against
 * the {@linkplain org.relais.oracle oracle}.
 */
@NullMarked
package org.relais.trial;

import org.jspecify.annotations.NullMarked;
