package org.relais.source;

/**
 * When something runs, in the deployment's time zone.
 *
 * @param cron in Quartz syntax, seconds first
 */
public record Schedule(String cron) {}
