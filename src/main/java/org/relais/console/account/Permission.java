package org.relais.console.account;

/** What an account may do, beside looking at what its {@link Scope} gives it. */
public enum Permission {
  /** Retry, set aside, pause, pull again. */
  ACT,
  /** Let figures go that are sent after approval, or send them back. */
  APPROVE,
  /** Look at what a record says of a person; each look is audited. */
  SEE_PERSONAL,
  /** Read what people did. */
  READ_AUDIT,
  /** Make accounts, and change the configuration. */
  MANAGE
}
