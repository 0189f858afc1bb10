package org.relais.route;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.RouteConfigurationsBuilder;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;

/** The pipeline's routes, as Camel YAML files in a folder that an integrator may edit. */
final class RouteFolder {
  private static final String PATTERN = "*.camel.yaml";
  private static final List<String> NEEDED =
      List.of("direct:pull", "direct:count", "direct:deliver", "direct:reconcile");

  private final Path folder;

  RouteFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Adds the routes of every file to the context.
   *
   * @throws BrokenRouteException where a file cannot be read as routes, or one that the pipeline
   *     needs is missing
   */
  void addTo(CamelContext camel) {
    Map<Path, Collection<RoutesBuilder>> read = new LinkedHashMap<>();
    files().forEach(file -> read.put(file, inFile(file, () -> read(camel, file))));
    // A configuration applies only to the routes that are added after it, whatever its file's name.
    read.forEach((file, builders) -> inFile(file, () -> addConfigurations(camel, builders)));
    read.forEach((file, builders) -> inFile(file, () -> addRoutes(camel, builders)));
    for (String entrance : NEEDED) {
      if (!hasRouteFrom(camel, entrance)) {
        throw BrokenRouteException.missing(folder, entrance);
      }
    }
  }

  private static Collection<RoutesBuilder> read(CamelContext camel, Path file) throws Exception {
    RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
    return loader.findRoutesBuilders(
        PluginHelper.getResourceLoader(camel).resolveResource("file:" + file.toAbsolutePath()));
  }

  private static boolean addConfigurations(CamelContext camel, Collection<RoutesBuilder> builders)
      throws Exception {
    for (RoutesBuilder builder : builders) {
      if (builder instanceof RouteConfigurationsBuilder configurations) {
        camel.addRoutesConfigurations(configurations);
      }
    }
    return true;
  }

  private static boolean addRoutes(CamelContext camel, Collection<RoutesBuilder> builders)
      throws Exception {
    for (RoutesBuilder builder : builders) {
      camel.addRoutes(builder);
    }
    return true;
  }

  private static <T> T inFile(Path file, Callable<T> work) {
    try {
      return work.call();
    } catch (Exception broken) {
      throw BrokenRouteException.of(file, broken);
    }
  }

  private List<Path> files() {
    if (!Files.isDirectory(folder)) {
      throw BrokenRouteException.noFolder(folder);
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PATTERN)) {
      found.forEach(files::add);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    files.sort(null);
    return files;
  }

  private static boolean hasRouteFrom(CamelContext camel, String uri) {
    return camel
        .getCamelContextExtension()
        .getContextPlugin(org.apache.camel.model.Model.class)
        .getRouteDefinitions()
        .stream()
        .anyMatch(route -> uri.equals(route.getInput().getEndpointUri()));
  }
}
