package org.relais.alert;

/**
 * What is sent over one channel, written in the language of the configuration.
 *
 * @param channel its name
 * @param subject one line
 * @param text for people
 * @param json for programs
 */
public record Note(String channel, String subject, String text, String json) {}
