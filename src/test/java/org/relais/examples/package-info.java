/**
 * Makes the example data: invented visits of an invented country that is shaped like Mali, the same
 * ones each time.
 *
 * <p>{@link org.relais.examples.ExampleCountry} draws places, people and what happened, {@link
 * org.relais.examples.Sickness} what a worker saw and did. {@link org.relais.examples.ChtDump},
 * {@link org.relais.examples.RestDump} and {@link org.relais.examples.CsvRegister} write it down as
 * three kinds of field system would have sent it, faults included. {@link
 * org.relais.examples.Truth} tells what Relais has to make of every record.
 */
package org.relais.examples;
