package org.relais.alert;

/**
 * A note that was not sent yet.
 *
 * @param attempts how many failed
 */
public record WaitingNote(long id, Note note, int attempts) {}
