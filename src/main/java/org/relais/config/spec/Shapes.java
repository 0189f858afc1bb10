package org.relais.config.spec;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.config.yaml.Node;
import org.relais.diagnostic.Diagnostics;

/** Lists, tables of names, and values that may have one of several shapes. */
public final class Shapes {
  private Shapes() {}

  /** A list; items that are wrong are reported and left out. */
  public static <T> Type<List<T>> list(Type<T> item) {
    return new ListType<>(item, false);
  }

  /** A list, or one value alone. */
  public static <T> Type<List<T>> oneOrMore(Type<T> item) {
    return new ListType<>(item, true);
  }

  /** Names that the configuration chooses, each with a value. */
  public static <T> Type<List<Named<T>>> table(Type<T> value) {
    return new TableType<>(value, false);
  }

  /** Names as in {@link #table}; there may be none. */
  public static <T> Type<List<Named<T>>> tableOrNone(Type<T> value) {
    return new TableType<>(value, true);
  }

  /** Whatever stands there; for values whose form depends on something else. */
  public static final Type<Node> ANYTHING =
      new Type<>() {
        @Override
        public @Nullable Node read(Node node, Diagnostics diagnostics) {
          return node;
        }

        @Override
        public Map<String, Object> schema() {
          return Map.of();
        }

        @Override
        public String words() {
          return "anything";
        }
      };

  /** A single value of one type, or a block or list of another. */
  public static <T> Type<T> either(Type<? extends T> scalar, Type<? extends T> other) {
    return new ByShape<>(Shape.SCALAR, scalar, other);
  }

  /** A list of one type, or a block (or value) of another. */
  public static <T> Type<T> listOr(Type<? extends T> list, Type<? extends T> other) {
    return new ByShape<>(Shape.SEQUENCE, list, other);
  }
}
