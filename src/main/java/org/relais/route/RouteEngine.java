package org.relais.route;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.relais.config.Deployment;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The running routes. */
public final class RouteEngine implements AutoCloseable {
  private final ConfigurableApplicationContext context;
  private final ProducerTemplate producer;
  private final GatedPipeline pipeline;

  private RouteEngine(ConfigurableApplicationContext context) {
    this.context = context;
    this.producer = context.getBean(ProducerTemplate.class);
    this.pipeline = context.getBean(GatedPipeline.class);
  }

  /**
   * Reads the folder of routes and starts them.
   *
   * @throws BrokenRouteException where a route file cannot be used
   */
  public static RouteEngine start(
      Deployment deployment, PipelineFactory pipeline, Path routes, EngineMode mode) {
    return make(deployment, pipeline, routes, mode, EngineStart.AT_ONCE);
  }

  /**
   * As {@link #start}, but nothing runs before {@link #begin}: what cannot be used shows while
   * others still run.
   */
  public static RouteEngine prepare(
      Deployment deployment, PipelineFactory pipeline, Path routes, EngineMode mode) {
    return make(deployment, pipeline, routes, mode, EngineStart.LATER);
  }

  private static RouteEngine make(
      Deployment deployment,
      PipelineFactory pipeline,
      Path routes,
      EngineMode mode,
      EngineStart start) {
    try {
      return new RouteEngine(
          new SpringApplicationBuilder(RouteConfiguration.class)
              .web(WebApplicationType.NONE)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .properties(
                  Map.of(
                      "camel.main.routes-include-pattern",
                      "false",
                      "logging.level.journal",
                      mode == EngineMode.SCHEDULED ? "INFO" : "WARN"))
              .initializers(
                  fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean(Deployment.class, () -> deployment);
                    beans.registerBean(PipelineFactory.class, () -> pipeline);
                    beans.registerBean(RouteFolder.class, () -> new RouteFolder(routes));
                    beans.registerBean(EngineMode.class, () -> mode);
                    beans.registerBean(EngineStart.class, () -> start);
                  })
              .run());
    } catch (RuntimeException failed) {
      throw brokenRoute(failed);
    }
  }

  private static RuntimeException brokenRoute(RuntimeException failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokenRouteException broken) {
        return broken;
      }
    }
    return failed;
  }

  /**
   * Lets prepared routes run.
   *
   * @throws IllegalStateException where a route does not start
   */
  public void begin() {
    try {
      context.getBean(CamelContext.class).getRouteController().startAllRoutes();
    } catch (Exception failed) {
      throw new IllegalStateException("the routes do not start", failed);
    }
  }

  /**
   * Lets nothing begin any more, and waits for what is under way: a pull ends after its page.
   *
   * @return whether nothing is under way
   */
  public boolean pause(Duration patience) {
    return pipeline.close(patience);
  }

  /** Goes on after a pause. */
  public void resume() {
    pipeline.open();
  }

  /** Sends a source through the pull route. */
  public PullOutcome pull(String source) {
    return send("direct:pull", source, PullOutcome.class);
  }

  /** Runs the count route. */
  public CountOutcome count() {
    return send("direct:count", "", CountOutcome.class);
  }

  /** Sends a load through the deliver route. */
  public DeliverOutcome deliver(Load load) {
    return send("direct:deliver", load.text(), DeliverOutcome.class);
  }

  /** Sends a comparison through the reconcile route. */
  public ReconcileOutcome reconcile(ReconcileLoad load) {
    return send("direct:reconcile", load.text(), ReconcileOutcome.class);
  }

  /** What a step threw comes to the caller as it was. */
  private <T> T send(String route, String body, Class<T> outcome) {
    try {
      return producer.requestBody(route, body, outcome);
    } catch (CamelExecutionException wrapped) {
      if (wrapped.getCause() instanceof RuntimeException fault) {
        throw fault;
      }
      throw wrapped;
    }
  }

  /** Whether the routes take what the clock or a caller sends them. */
  public boolean running() {
    return context.isRunning();
  }

  @Override
  public void close() {
    context.close();
  }
}
