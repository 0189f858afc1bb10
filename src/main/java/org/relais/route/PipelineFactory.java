package org.relais.route;

import org.relais.http.Http;

/** Makes the pipeline once there is a way to make HTTP calls. */
@FunctionalInterface
public interface PipelineFactory {
  Pipeline create(Http http);
}
