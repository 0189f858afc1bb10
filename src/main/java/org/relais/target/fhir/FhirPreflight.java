package org.relais.target.fhir;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.http.Http;
import org.relais.http.HttpAnswer;
import org.relais.http.HttpCall;
import org.relais.http.UnreachableException;
import org.relais.target.preflight.Finding;
import org.relais.target.preflight.Preflight;
import org.relais.target.preflight.Severity;
import org.relais.target.preflight.Subject;
import org.relais.visit.Labels;

/**
 * Looks at a FHIR server before anything is sent: its CapabilityStatement (FHIR R4, 3.1.0.1.9) is
 * there, it speaks R4 and takes transactions.
 */
public final class FhirPreflight {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final String target;
  private final FhirSettings settings;
  private final Http http;

  public FhirPreflight(String target, FhirSettings settings, Http http) {
    this.target = target;
    this.settings = settings;
    this.http = http;
  }

  public Preflight check() {
    Map<String, String> headers = new HashMap<>(settings.credentials().headers());
    headers.put("Accept", "application/fhir+json");
    HttpCall call =
        new HttpCall("GET", settings.url() + "/metadata", headers, null, settings.timeout());
    HttpAnswer answer;
    try {
      answer = http.call(call);
    } catch (UnreachableException unreachable) {
      return new Preflight.Unavailable(Causes.unreachable(target, unreachable));
    }
    return capabilities(answer)
        .<Preflight>map(this::checked)
        .orElseGet(() -> new Preflight.Unavailable(notFhir(answer.status())));
  }

  private static Optional<JsonNode> capabilities(HttpAnswer answer) {
    try {
      return Optional.ofNullable(JSON.readTree(answer.body()))
          .filter(any -> answer.status() == 200)
          .filter(node -> "CapabilityStatement".equals(node.path("resourceType").asText()));
    } catch (JacksonException notJson) {
      return Optional.empty();
    } catch (IOException impossible) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", impossible);
    }
  }

  private Preflight.Checked checked(JsonNode capabilities) {
    String version = capabilities.path("fhirVersion").asText("");
    List<Finding> findings = new ArrayList<>();
    if (!version.startsWith("4.0")) {
      findings.add(
          finding(
              "FHIR_VERSION",
              "The server speaks FHIR " + version + "; Relais software writes R4 (4.0.1).",
              "Le serveur parle FHIR " + version + " ; le logiciel Relais écrit en R4 (4.0.1).",
              "Give the address of an R4 endpoint.",
              "Donnez l'adresse d'un point d'accès R4."));
    }
    if (!takesTransactions(capabilities)) {
      findings.add(
          finding(
              "NO_TRANSACTIONS",
              "The server does not say that it takes transactions, and every visit is one.",
              "Le serveur ne dit pas qu'il accepte les transactions, et chaque visite en est une.",
              "Have the system interaction \"transaction\" allowed for the account.",
              "Faites autoriser l'interaction système « transaction » pour le compte."));
    }
    String software = capabilities.path("software").path("name").asText("FHIR");
    return new Preflight.Checked(software + ", FHIR " + version, findings);
  }

  private static boolean takesTransactions(JsonNode capabilities) {
    return StreamSupport.stream(capabilities.path("rest").spliterator(), false)
        .flatMap(rest -> StreamSupport.stream(rest.path("interaction").spliterator(), false))
        .anyMatch(interaction -> "transaction".equals(interaction.path("code").asText()));
  }

  private Finding finding(String code, String en, String fr, String doEn, String doFr) {
    return new Finding(
        Severity.REFUSED,
        code,
        Subject.target(target),
        new Labels(en, fr),
        new Labels(doEn, doFr),
        Owner.TARGET_ADMINISTRATOR,
        List.of());
  }

  private Cause notFhir(int status) {
    return new Cause(
        "NOT_FHIR",
        new Labels(
            "%s has no FHIR server at %s/metadata (%d). Check the address and the account."
                .formatted(target, settings.url(), status),
            "%s n'a pas de serveur FHIR à %s/metadata (%d). Vérifiez l'adresse et le compte."
                .formatted(target, settings.url(), status)),
        Owner.TARGET_ADMINISTRATOR);
  }
}
