package org.relais.console;

import java.time.Clock;
import javax.sql.DataSource;
import org.relais.config.ConfigurationHome;
import org.relais.config.Deployment;
import org.relais.console.metrics.Meters;
import org.relais.console.running.LiveDeployment;
import org.relais.console.running.RunningRoutes;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * What the console shows.
 *
 * @param deployment by which the program runs at first
 * @param home for which other configurations are compiled
 * @param routes that run beside the console, once they do
 */
public record Served(
    Deployment deployment,
    ConfigurationHome home,
    DataSource ledger,
    Clock clock,
    Meters meters,
    RunningRoutes routes) {

  /** As singletons, which the context does not close: they are their owner's. */
  void registerIn(ConfigurableListableBeanFactory beans) {
    beans.registerSingleton("deployment", new LiveDeployment(deployment));
    beans.registerSingleton("home", home);
    beans.registerSingleton("ledger", ledger);
    beans.registerSingleton("clock", clock);
    beans.registerSingleton("meters", meters);
    beans.registerSingleton("routes", routes);
  }
}
