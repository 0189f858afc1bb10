package org.relais.console.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A refusal that a call has beside those that all have, for its description. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@Repeatable(Refused.All.class)
@interface Refused {
  /** Status of the answer. */
  int status();

  /** In which case, as a sentence. */
  String when();

  /** Several of them. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.METHOD)
  @interface All {
    Refused[] value();
  }
}
