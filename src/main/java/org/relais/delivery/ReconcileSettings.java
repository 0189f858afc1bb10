package org.relais.delivery;

/**
 * When a target is compared with what we sent it.
 *
 * @param cron a Quartz cron expression
 * @param periods how many periods back, the current one included
 */
public record ReconcileSettings(String cron, ReconcilePolicy policy, int periods) {
  /** How far back where nobody says otherwise. */
  public static final int STANDARD_PERIODS = 12;
}
