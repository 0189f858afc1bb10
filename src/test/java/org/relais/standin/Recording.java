package org.relais.standin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One request to a real server, and its answer. */
record Recording(String name, JsonNode request, JsonNode response) {
  static final Path FOLDER = Path.of("../shared/dhis2-recordings");
  static final ObjectMapper JSON = new ObjectMapper();

  static List<Recording> of(ServerVersion version) throws IOException {
    List<Recording> all = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(version), "*.json")) {
      for (Path file : files) {
        all.add(read(file));
      }
    }
    all.sort(Comparator.comparing(Recording::name));
    return all;
  }

  static Recording named(ServerVersion version, String name) throws IOException {
    return read(folder(version).resolve(name + ".json"));
  }

  static ServerMetadata metadata(ServerVersion version) throws IOException {
    return ServerMetadata.of(
        JSON.readTree(FOLDER.resolve("metadata.json").toFile()),
        named(version, "get_cocs").response().path("body").path("categoryOptionCombos"));
  }

  private static Path folder(ServerVersion version) {
    return FOLDER.resolve(version == ServerVersion.V2_42 ? "2.42.4" : "2.43.1");
  }

  private static Recording read(Path file) throws IOException {
    JsonNode json = JSON.readTree(file.toFile());
    return json.has("concurrent")
        ? new Recording(json.path("name").asText(), json, json.path("concurrent"))
        : new Recording(json.path("name").asText(), json.path("request"), json.path("response"));
  }

  String path() {
    return request.path("path").asText();
  }

  byte[] body() {
    JsonNode body = request.path("body");
    String text = body.isTextual() ? body.asText() : body.isNull() ? "" : body.toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
