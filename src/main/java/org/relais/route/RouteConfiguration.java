package org.relais.route;

import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.relais.config.Deployment;
import org.relais.http.CamelHttp;
import org.relais.http.Http;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes name, and the routes themselves. */
@Configuration(proxyBeanMethods = false)
@ImportAutoConfiguration(CamelAutoConfiguration.class)
class RouteConfiguration {

  @Bean
  Http http(CamelContext camel) {
    return new CamelHttp(camel);
  }

  @Bean
  GatedPipeline pipeline(PipelineFactory factory, Http http) {
    return new GatedPipeline(factory.create(http));
  }

  @Bean
  PullStep pull(Pipeline pipeline) {
    return new PullStep(pipeline);
  }

  @Bean
  CountStep count(Pipeline pipeline) {
    return new CountStep(pipeline);
  }

  @Bean
  DeliverStep deliver(Pipeline pipeline) {
    return new DeliverStep(pipeline);
  }

  @Bean
  ReconcileStep reconcile(Pipeline pipeline) {
    return new ReconcileStep(pipeline);
  }

  @Bean
  AlertStep alert(Pipeline pipeline) {
    return new AlertStep(pipeline);
  }

  @Bean
  CamelContextConfiguration routes(
      RouteFolder folder, Deployment deployment, EngineMode mode, EngineStart start) {
    return new CamelContextConfiguration() {
      @Override
      public void beforeApplicationStart(CamelContext camel) {
        camel.setAutoStartup(start == EngineStart.AT_ONCE);
        folder.addTo(camel);
        if (mode == EngineMode.SCHEDULED) {
          new Schedules(camel, deployment.zone()).addAll(deployment);
        }
      }

      @Override
      public void afterApplicationStart(CamelContext camel) {}
    };
  }
}
