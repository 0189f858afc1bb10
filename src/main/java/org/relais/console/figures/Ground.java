package org.relais.console.figures;

/** How a value stands at its target, those first that a person should see first. */
public enum Ground {
  /** Parked: a person has to mend something. */
  NEEDS_ACTION("!", "needs-action"),
  /** The target holds another value than the one we sent. */
  DIFFERS("≠", "differs"),
  /** The clock ends it. */
  WAITING("…", "waiting"),
  /** To be sent, or being sent. */
  TO_SEND("↑", "to-send"),
  /** A person set it aside. */
  SET_ASIDE("–", "set-aside"),
  ACKNOWLEDGED("✓", "acknowledged");

  /** Which ground a row of {@code cell c} has, in SQL. */
  static final String OF_CELL =
      """
      case when c.hold = 'PARKED' then 'NEEDS_ACTION'
           when c.difference is not null
                and not (c.state in ('DUE', 'SENDING') and c.overwrite_value is not distinct from
                         c.found_value) then 'DIFFERS'
           when c.hold = 'WAITING' then 'WAITING'
           when c.hold = 'DISCARDED' then 'SET_ASIDE'
           when c.state in ('DUE', 'SENDING') then 'TO_SEND'
           else 'ACKNOWLEDGED' end
      """;

  private final String mark;
  private final String style;

  Ground(String mark, String style) {
    this.mark = mark;
    this.style = style;
  }

  /** A sign for those who do not tell colours apart. */
  public String mark() {
    return mark;
  }

  /** Name of its style. */
  public String style() {
    return style;
  }
}
