package org.relais.route;

import java.time.ZoneId;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.TemplatedRouteBuilder;
import org.relais.config.Deployment;
import org.relais.delivery.ReconcileSettings;
import org.relais.delivery.TargetDefinition;
import org.relais.indicator.DataSet;
import org.relais.source.SourceDefinition;

/** Makes one scheduled route for every source, data set of a target, and FHIR target. */
final class Schedules {
  private final CamelContext camel;
  private final ZoneId zone;

  Schedules(CamelContext camel, ZoneId zone) {
    this.camel = camel;
    this.zone = zone;
  }

  void addAll(Deployment deployment) {
    deployment.sources().forEach(this::pull);
    count();
    goOn();
    for (TargetDefinition target : deployment.targets()) {
      deployment.dataSets().stream()
          .filter(dataSet -> target.dataSets().contains(dataSet.code()))
          .forEach(dataSet -> deliver(target, dataSet));
      if (target.visits()) {
        deliverVisits(target);
      }
      reconcile(target);
    }
    if (deployment.alerts().reachesSomeone()) {
      scheduled("alert-on-schedule", "alert-on-schedule-all").add();
    }
  }

  private void pull(SourceDefinition source) {
    scheduled("pull-on-schedule", "pull-" + source.name())
        .parameter("source", source.name())
        .parameter("cron", source.pull().cron())
        .add();
  }

  private void count() {
    scheduled("count-on-schedule", "count-on-schedule-all").add();
  }

  private void goOn() {
    scheduled("go-on-on-schedule", "go-on-on-schedule-all").add();
  }

  private void deliver(TargetDefinition target, DataSet dataSet) {
    deliver(Load.cells(target.name(), dataSet.code()), dataSet.push());
  }

  private void deliverVisits(TargetDefinition target) {
    deliver(Load.visits(target.name()), target.pushVisits());
  }

  private void deliver(Load load, String cron) {
    scheduled("deliver-on-schedule", "deliver-" + load.text().replace('/', '-'))
        .parameter("load", load.text())
        .parameter("cron", cron)
        .add();
  }

  private void reconcile(TargetDefinition target) {
    ReconcileSettings settings = target.settings().reconcile();
    if (settings != null) {
      scheduled("reconcile-on-schedule", "reconcile-" + target.name())
          .parameter("target", target.name())
          .parameter("cron", settings.cron())
          .add();
    }
  }

  private TemplatedRouteBuilder scheduled(String template, String routeId) {
    return TemplatedRouteBuilder.builder(camel, template)
        .routeId(routeId)
        .parameter("zone", zone.getId());
  }
}
