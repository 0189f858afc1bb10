package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the server answers to a user whom it knows, while nothing fails. */
final class Api {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> STRATEGIES =
      List.of(
          "CREATE",
          "UPDATE",
          "CREATE_AND_UPDATE",
          "DELETE",
          "SYNC",
          "NEW_AND_UPDATES",
          "NEW",
          "UPDATES",
          "DELETES");
  private static final Set<String> MEDIA = Set.of("application/json", "null");
  private static final String TASKS = "/system/tasks/DATAVALUE_IMPORT/";
  private static final String SUMMARIES = "/system/taskSummaries/DATAVALUE_IMPORT/";

  private final ServerVersion version;
  private final ServerMetadata metadata;
  private final MetadataQuery objects;
  private final ValueQuery values;
  private final Imports imports;
  private final Jobs jobs;
  private final Registrations registrations;
  private final Approvals approvals;
  private final Clock clock;
  private final String url;

  Api(
      ServerVersion version,
      ServerMetadata metadata,
      ValueQuery values,
      Imports imports,
      Jobs jobs,
      Registrations registrations,
      Approvals approvals,
      Clock clock,
      String url) {
    this.version = version;
    this.metadata = metadata;
    this.objects = new MetadataQuery(version, metadata, url);
    this.values = values;
    this.imports = imports;
    this.jobs = jobs;
    this.registrations = registrations;
    this.approvals = approvals;
    this.clock = clock;
    this.url = url;
  }

  Answer answer(Request request, ServerUser user) {
    return switch (request.path()) {
      case "/dataValueSets" -> dataValueSets(request, user);
      case "/completeDataSetRegistrations" -> registrations(request, user);
      case "/dataApprovals" -> Answer.json(200, approvals.one(request.query()));
      case "/dataApprovals/approvals" -> Answer.json(200, approvals.all(request.query()));
      case "/system/info" -> Answer.json(200, info());
      case "/me" -> Answer.json(200, objects.one(me(user), request.query(), user));
      default -> other(request, user);
    };
  }

  private Answer other(Request request, ServerUser user) {
    String path = request.path();
    if (path.startsWith(TASKS)) {
      return Answer.json(200, jobs.notifications(path.substring(TASKS.length())));
    }
    if (path.startsWith(SUMMARIES)) {
      return jobs.summary(path.substring(SUMMARIES.length()))
          .map(summary -> Answer.json(200, summary))
          .orElseGet(() -> Answer.empty(200));
    }
    String[] parts = path.substring(1).split("/", 2);
    if (!metadata.has(parts[0])) {
      return Answer.html(404, "HTTP Status 404 – Not Found");
    }
    return parts.length == 1
        ? list(parts[0], request, user)
        : one(parts[0], parts[1], request, user);
  }

  private Answer list(String kind, Request request, ServerUser user) {
    try {
      return Answer.json(200, objects.list(kind, request.query(), user));
    } catch (IllegalArgumentException noOperator) {
      return Answer.error(400, String.valueOf(noOperator.getMessage()), "E1003");
    }
  }

  private Answer one(String kind, String id, Request request, ServerUser user) {
    return metadata
        .find(kind, id)
        .filter(object -> objects.visible(object, user))
        .map(object -> Answer.json(200, objects.one(object, request.query(), user)))
        .orElseGet(
            () -> {
              String name = Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
              return Answer.error(
                  404,
                  "%s with id %s could not be found."
                      .formatted(name.substring(0, name.length() - 1), id),
                  "E1005");
            });
  }

  private Answer dataValueSets(Request request, ServerUser user) {
    return switch (request.method()) {
      case "POST" -> take(request, user);
      case "GET" ->
          values
              .fault(request.query())
              .map(code -> Answer.error(409, ValueQuery.text(code), code))
              .orElseGet(() -> Answer.json(200, values.answer(request.query())));
      default ->
          Answer.error(405, "Request method '%s' is not supported".formatted(request.method()));
    };
  }

  private Answer take(Request request, ServerUser user) {
    if (!user.has(ServerUser.ENTER_DATA)) {
      return Answer.error(
          403, "Access is denied, requires one Authority from [" + ServerUser.ENTER_DATA + "]");
    }
    String media = request.contentType().split(";", 2)[0];
    if (!MEDIA.contains(media)) {
      return Answer.error(415, "Content-Type '" + media + "' is not supported");
    }
    String strategy = request.query().first("importStrategy", "CREATE_AND_UPDATE");
    if (!STRATEGIES.contains(strategy)) {
      return Answer.error(
          400,
          "Value '%s' is not valid for parameter importStrategy. Valid values are: %s"
              .formatted(strategy, STRATEGIES));
    }
    Optional<JsonNode> body = request.json();
    ImportRequest data = new ImportRequest(body.orElse(JSON.arrayNode()), request.query(), user);
    if (request.query().flag("async")) {
      return Answer.json(200, jobs.accept(() -> job(body, data), data.options(true)))
          .with("Location", url + "/api/system/tasks/DATAVALUE_IMPORT");
    }
    if (version == ServerVersion.V2_43) {
      Optional<Answer> garbled = garbled(request, body);
      if (garbled.isPresent()) {
        return garbled.get();
      }
    }
    try {
      return Answer.of(imports.run(data));
    } catch (GarbledException garbled) {
      return Answer.error(500, String.valueOf(garbled.getMessage()));
    }
  }

  private ImportPlan job(Optional<JsonNode> body, ImportRequest data) {
    if (body.isPresent()) {
      return imports.run(data);
    }
    String failed = "Non-null post-condition failed after: Data value set import\n  => ";
    return Importer242.failed(
        data,
        version == ServerVersion.V2_42
            ? "The import process failed: " + failed + "Reading data set header"
            : failed + "Deserializing JSON data");
  }

  /** 2.43 reads JSON with a reader of its own, which stumbles where others say what is wrong. */
  private static Optional<Answer> garbled(Request request, Optional<JsonNode> body) {
    if (request.text().isBlank()) {
      return Optional.of(
          Answer.error(
              400, "Unexpected character at position 0,\n\n^ expected a JSON value but found EOI"));
    }
    if (body.isEmpty()) {
      int length = request.body().length;
      return Optional.of(
          Answer.error(500, "Index %d out of bounds for length %d".formatted(length, length)));
    }
    for (JsonNode row : body.get().path("dataValues")) {
      if (row.path("value").isNumber()) {
        return Optional.of(
            Answer.error(
                500,
                "Path `$.value` does not contain an STRING but a(n) NUMBER: " + row.path("value")));
      }
    }
    return Optional.empty();
  }

  private Answer registrations(Request request, ServerUser user) {
    return switch (request.method()) {
      case "POST" -> register(request, user);
      case "DELETE" -> {
        registrations.remove(request.query());
        yield Answer.empty(204);
      }
      default -> Answer.json(200, registrations.found(request.query()));
    };
  }

  private Answer register(Request request, ServerUser user) {
    Optional<JsonNode> body = request.json();
    ImportRequest data = new ImportRequest(body.orElse(JSON.objectNode()), request.query(), user);
    return Answer.of(
        body.isPresent()
            ? registrations.take(data)
            : Importer242.failed(data, "The import process failed: Unexpected end-of-input"));
  }

  private ObjectNode info() {
    ObjectNode info = JSON.objectNode();
    info.put("contextPath", url).put("calendar", "iso8601").put("dateFormat", "yyyy-mm-dd");
    info.put("serverDate", LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).toString());
    info.put("serverTimeZoneId", "Etc/UTC").put("version", version.number());
    return info.put("revision", version.revision()).put("systemName", "DHIS 2");
  }

  private ObjectNode me(ServerUser user) {
    ObjectNode me = JSON.objectNode();
    me.put("id", user.id()).put("username", user.name());
    user.orgUnits().forEach(unit -> me.withArray("organisationUnits").addObject().put("id", unit));
    me.withArray("userRoles")
        .addObject()
        .put("id", ServerObjects.uid("userRoles", user.name()))
        .put("name", user.superuser() ? "Superuser" : "Data entry");
    user.authorities().forEach(me.withArray("authorities")::add);
    ObjectNode sets = JSON.objectNode();
    metadata.all("dataSets").stream()
        .filter(set -> objects.visible(set, user))
        .forEach(set -> sets.withArray("dataSets").add(set.path("id").asText()));
    me.set("dataSets", sets.withArray("dataSets"));
    return me;
  }

  static int rows(Request request) {
    return request.isImport()
        ? request.json().map(body -> body.path("dataValues").size()).orElse(0)
        : 0;
  }
}
