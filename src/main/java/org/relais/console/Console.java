package org.relais.console;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.relais.config.ServerSettings;
import org.relais.console.account.FirstAccount;
import org.relais.console.security.Paths;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.WebServerException;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The running console: a web server beside the routes. */
public final class Console implements AutoCloseable {
  private final ServletWebServerApplicationContext context;
  private final String address;

  private Console(ServletWebServerApplicationContext context, String address) {
    this.context = context;
    this.address = address;
  }

  /**
   * Starts to serve; the routes may start later.
   *
   * @throws CannotListenException where the port is taken or the address is not this machine's
   */
  public static Console start(ServerSettings where, Served served) throws CannotListenException {
    try {
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(WebConfiguration.class)
              .web(WebApplicationType.SERVLET)
              .bannerMode(Banner.Mode.OFF)
              .logStartupInfo(false)
              .registerShutdownHook(false)
              .properties(WebSettings.ALL)
              .initializers(fresh -> prepare(fresh, where, served))
              .run();
      return new Console((ServletWebServerApplicationContext) context, where.address());
    } catch (RuntimeException failed) {
      throw cannotListen(failed, where);
    }
  }

  /** What must not be changed by a variable of the machine goes before its environment. */
  private static void prepare(
      ConfigurableApplicationContext context, ServerSettings where, Served served) {
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "relais.yaml",
                Map.of(
                    "server.address",
                    where.address(),
                    "server.port",
                    where.port(),
                    "server.tomcat.remoteip.internal-proxies",
                    TrustedProxies.pattern(where))));
    served.registerIn(context.getBeanFactory());
  }

  private static CannotListenException cannotListen(RuntimeException failed, ServerSettings where) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException) {
        return CannotListenException.portTaken(where);
      }
      if (cause instanceof WebServerException || isAboutAddress(cause)) {
        return CannotListenException.notHere(where);
      }
    }
    throw failed;
  }

  /** The binding of {@code server.address} fails where no such host is known. */
  private static boolean isAboutAddress(Throwable cause) {
    return cause instanceof java.net.UnknownHostException;
  }

  /** Where a browser on this machine finds it, such as {@code http://localhost:8080}. */
  public String url() {
    String host =
        switch (address) {
          case "127.0.0.1", "0.0.0.0", "::", "::1" -> "localhost";
          default -> address;
        };
    return "http://" + host + ":" + port();
  }

  /** Where the first administrator is made, while nobody has an account. */
  public Optional<String> firstAccountUrl() {
    return context
        .getBean(FirstAccount.class)
        .word()
        .map(word -> url() + Paths.FIRST_ACCOUNT + "?word=" + word);
  }

  /** The patterns of all that is read, such as {@code /sources/{name}}: pages, files and calls. */
  public SortedSet<String> addresses() {
    SortedSet<String> addresses = new TreeSet<>();
    context
        .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .keySet()
        .forEach(
            mapping -> {
              Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
              if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                addresses.addAll(mapping.getPatternValues());
              }
            });
    return addresses;
  }

  /** One of its parts, for those who look over the console as a whole. */
  <T> T part(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public int port() {
    return context.getWebServer().getPort();
  }

  @Override
  public void close() {
    context.close();
  }
}
