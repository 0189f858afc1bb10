package org.relais.ledger;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A ledger in which somebody else does something between two statements. */
public final class Meanwhile extends DelegatingDataSource {
  private final AtomicReference<@Nullable Awaited> awaited = new AtomicReference<>();

  public Meanwhile(DataSource ledger) {
    super(ledger);
  }

  /**
   * @param part of the SQL of the statements that are counted
   * @param left how many of them are still to come
   */
  private record Awaited(String part, int left, Runnable event) {}

  /**
   * Has something happen right after a statement.
   *
   * @param part what the SQL of the statement holds
   * @param number of the statement among those that hold it, from now on; the first is 1
   */
  public void after(String part, int number, Runnable event) {
    awaited.set(new Awaited(part, number, event));
  }

  /** Has nothing happen, and says whether it had happened. */
  public boolean happened() {
    return awaited.getAndSet(null) == null;
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    return proxy(
        Connection.class,
        (proxy, method, arguments) -> {
          Object result = invoke(connection, method, arguments);
          return result instanceof PreparedStatement statement
                  && arguments[0] instanceof String statementText
              ? watched(statement, statementText)
              : result;
        });
  }

  private PreparedStatement watched(PreparedStatement statement, String sql) {
    return proxy(
        PreparedStatement.class,
        (proxy, method, arguments) -> {
          Object result = invoke(statement, method, arguments);
          if (method.getName().startsWith("execute")) {
            executed(sql);
          }
          return result;
        });
  }

  private void executed(String sql) {
    Awaited before =
        awaited.getAndUpdate(
            next -> {
              if (next == null || !sql.contains(next.part())) {
                return next;
              }
              return next.left() == 1
                  ? null
                  : new Awaited(next.part(), next.left() - 1, next.event());
            });
    if (before != null && before.left() == 1 && sql.contains(before.part())) {
      before.event().run();
    }
  }

  private static Object invoke(Object target, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
