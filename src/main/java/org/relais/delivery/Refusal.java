package org.relais.delivery;

/**
 * One item that a target did not take, and why.
 *
 * @param itemId of the cell or visit item
 * @param waiting true where time alone can end it (a period not open yet): it is tried again, not
 *     parked
 * @param uncertain whether the target may have stored it all the same, though it said otherwise or
 *     nothing
 */
public record Refusal(long itemId, Cause cause, boolean waiting, boolean uncertain) {
  /** The target certainly holds nothing new of it. */
  public Refusal(long itemId, Cause cause, boolean waiting) {
    this(itemId, cause, waiting, false);
  }

  /** The same, with the target's own words. */
  public Refusal saying(String words) {
    return new Refusal(itemId, cause.saying(words), waiting, uncertain);
  }
}
