package org.relais.fhir;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.visit.CoreField;
import org.relais.visit.Dictionary;
import org.relais.visit.Visit;

/**
 * Writes visits as FHIR R4 transaction bundles (http://hl7.org/fhir/R4). Pure: the same visit and
 * definition give the same bytes. Safe to share between threads.
 *
 * <p>HAPI's object tree is not used here, since a visit is written some ten times as fast without;
 * HAPI parses and validates the bundles in the tests.
 */
public final class VisitRenderer {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int USUAL_BUNDLE_BYTES = 16 * 1024;

  private final Identities identities;
  private final Concepts concepts;
  private final List<VisitPart> parts;

  /**
   * @param dictionary of the visits that will be rendered
   */
  public VisitRenderer(FhirDefinition definition, Dictionary dictionary) {
    this.identities = new Identities(definition.base());
    this.concepts = new Concepts(definition);
    this.parts = VisitParts.of(definition, dictionary, concepts);
  }

  /**
   * A visit as it shall be at a target.
   *
   * @param newestOfPatient the newest known visit of its patient, which decides the Patient's
   *     fields; the visit itself where it names no patient
   * @param sent the {@code Type/role} that the target holds or may hold for it: what of it the
   *     visit no longer has is marked as entered in error
   */
  public RenderedVisit render(Visit visit, Visit newestOfPatient, List<String> sent) {
    return written(visit.source(), visit.recordId(), visit, newestOfPatient, sent);
  }

  /** A visit that was voided or withdrawn: all that was sent of it is marked as in error. */
  public RenderedVisit retract(String source, String recordId, List<String> sent) {
    return written(source, recordId, null, null, sent);
  }

  private RenderedVisit written(
      String source,
      String recordId,
      @Nullable Visit visit,
      @Nullable Visit newest,
      List<String> sent) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BUNDLE_BYTES);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      Transaction transaction = new Transaction(json, identities.resourceSystem());
      if (visit != null) {
        VisitPart.Scene scene = scene(visit, newest == null ? visit : newest);
        for (VisitPart part : parts) {
          part.write(scene, transaction);
        }
      }
      transaction.flush();
      String hash = sha256(bytes.toByteArray());
      List<ResourceId> current = transaction.written();
      int retracted = retract(source, recordId, sent, current, transaction);
      transaction.end();
      List<String> resources = current.stream().map(ResourceId::reference).toList();
      return new RenderedVisit(bytes.toByteArray(), hash, resources, retracted);
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
  }

  private VisitPart.Scene scene(Visit visit, Visit newest) {
    LocalDate date = Objects.requireNonNull(visit.date(CoreField.VISIT_DATE), "a visit has a date");
    return new VisitPart.Scene(
        visit,
        newest,
        date,
        identities.patientOf(visit),
        identities.ofRecord(visit.source(), visit.recordId(), "Encounter", "visit"),
        identities);
  }

  private int retract(
      String source,
      String recordId,
      List<String> sent,
      List<ResourceId> current,
      Transaction transaction)
      throws IOException {
    List<ResourceId> held =
        sent.stream().map(ref -> identities.acknowledged(source, recordId, ref)).toList();
    List<ResourceId> gone =
        held.stream().filter(id -> !id.isSharedPatient() && !current.contains(id)).toList();
    if (gone.isEmpty()) {
      return 0;
    }
    ResourceId patient =
        held.stream()
            .filter(id -> id.type().equals("Patient"))
            .findFirst()
            .or(() -> current.stream().findFirst())
            .orElseThrow(() -> new IllegalArgumentException("nothing was sent without a Patient"));
    new Retraction(transaction, concepts).write(gone, patient, current.contains(patient));
    return gone.size();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
