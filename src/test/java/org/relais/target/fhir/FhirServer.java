package org.relais.target.fhir;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.List;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.hl7.fhir.r4.model.Resource;

/** A FHIR R4 server by HAPI, in memory, on a free port of this machine. */
final class FhirServer implements FhirPeer {
  private static final FhirContext CONTEXT = strict();

  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty);
  private final Shelf shelf = new Shelf(CONTEXT);

  private FhirServer() {}

  static FhirServer start() throws Exception {
    FhirServer server = new FhirServer();
    RestfulServer fhir = new RestfulServer(CONTEXT);
    fhir.setResourceProviders(List.copyOf(server.shelf.providers()));
    fhir.registerProvider(new TransactionProvider(CONTEXT, server.shelf));
    ServletContextHandler handler = new ServletContextHandler("/");
    handler.addServlet(new ServletHolder(fhir), "/fhir/*");
    server.connector.setHost("127.0.0.1");
    server.jetty.addConnector(server.connector);
    server.jetty.setHandler(handler);
    server.jetty.start();
    return server;
  }

  @Override
  public String url() {
    return "http://127.0.0.1:" + connector.getLocalPort() + "/fhir";
  }

  @Override
  public <T extends Resource> List<T> held(Class<T> type) {
    return shelf.held(type);
  }

  @Override
  public void put(Resource resource) {
    shelf.store(resource);
  }

  @Override
  public void close() throws Exception {
    jetty.stop();
  }

  private static FhirContext strict() {
    FhirContext context = FhirContext.forR4();
    context.setParserErrorHandler(new StrictErrorHandler());
    return context;
  }
}
