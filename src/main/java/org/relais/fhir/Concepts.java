package org.relais.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CodeDefinition;
import org.relais.visit.Field;

/**
 * Writes CodeableConcepts, once for each deployment: they are the same in every visit.
 *
 * <p>Every concept has the dictionary's own code, so that what a field says can be found by the
 * field's name whatever standard codes it has. It stands last, unless the configuration names it.
 */
final class Concepts {
  private static final String HL7 = "http://terminology.hl7.org/CodeSystem/";
  private static final JsonFactory JSON = new JsonFactory();

  private final FhirDefinition definition;

  Concepts(FhirDefinition definition) {
    this.definition = definition;
  }

  /** What a field is. */
  SerializedString of(Field field, List<Coding> codes) {
    return of(codes, field.name(), field.label().en());
  }

  /** What each code of a field is, by code. */
  Map<String, SerializedString> ofCodes(Field field, FhirBinding binding) {
    return byCode(
        field,
        code ->
            of(
                binding.answer(code.code()).codes(),
                field.name() + "." + code.code(),
                code.label().en()));
  }

  /** Why there is no value, for those codes of a field that mean it. */
  Map<String, SerializedString> absentReasons(Field field, FhirBinding binding) {
    return byCode(
        field,
        code -> {
          @Nullable String reason = binding.answer(code.code()).absentReason();
          return reason == null ? null : hl7("data-absent-reason", reason, code.label().en());
        });
  }

  /** A concept of the dictionary that no block describes. */
  SerializedString local(String role) {
    return of(List.of(), role, null);
  }

  /** A concept of HL7's own terminology. */
  static SerializedString hl7(String system, String code, @Nullable String text) {
    return write(List.of(new Pair(HL7 + system, code)), text);
  }

  /** A place on the body, which needs no code. */
  SerializedString of(FhirBinding.Site site) {
    return write(pairs(site.codes(), null), site.text());
  }

  private SerializedString of(List<Coding> codes, String local, @Nullable String text) {
    return write(pairs(codes, local), text);
  }

  private List<Pair> pairs(List<Coding> codes, @Nullable String local) {
    List<Pair> pairs = new ArrayList<>();
    boolean hasLocal = false;
    for (Coding coding : codes) {
      hasLocal |= coding.system() == Terminology.LOCAL;
      if (coding.system() != Terminology.SNOMED || definition.snomed()) {
        pairs.add(new Pair(coding.system().uri(definition.base()), coding.code()));
      }
    }
    if (local != null && !hasLocal) {
      pairs.add(new Pair(Terminology.LOCAL.uri(definition.base()), local));
    }
    return pairs;
  }

  private static Map<String, SerializedString> byCode(
      Field field, Function<CodeDefinition, @Nullable SerializedString> concept) {
    Map<String, SerializedString> concepts = new LinkedHashMap<>();
    for (CodeDefinition code : field.codes()) {
      SerializedString written = concept.apply(code);
      if (written != null) {
        concepts.put(code.code(), written);
      }
    }
    return concepts;
  }

  private static SerializedString write(List<Pair> codings, @Nullable String text) {
    StringWriter written = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(written)) {
      json.writeStartObject();
      if (!codings.isEmpty()) {
        json.writeArrayFieldStart("coding");
        for (Pair coding : codings) {
          json.writeStartObject();
          json.writeStringField("system", coding.system());
          json.writeStringField("code", coding.code());
          json.writeEndObject();
        }
        json.writeEndArray();
      }
      @Nullable String plain = FhirText.of(text);
      if (plain != null) {
        json.writeStringField("text", plain);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new SerializedString(written.toString());
  }

  private record Pair(String system, String code) {}
}
