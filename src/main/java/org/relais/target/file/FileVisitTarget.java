package org.relais.target.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.Reply;
import org.relais.delivery.VisitItem;
import org.relais.delivery.VisitParcel;
import org.relais.delivery.VisitTarget;
import org.relais.fhir.RenderedVisit;
import org.relais.fhir.VisitRenderer;
import org.relais.visit.Visit;

/** Writes the visits of each delivery as FHIR transaction bundles, one a line (NDJSON). */
public final class FileVisitTarget implements VisitTarget {
  private final String name;
  private final Path folder;
  private final VisitRenderer renderer;
  private final OutputFolder output;

  public FileVisitTarget(String name, FileTargetSettings settings, VisitRenderer renderer) {
    this.name = name;
    this.folder = settings.folder();
    this.renderer = renderer;
    this.output = new OutputFolder(folder);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply send(VisitParcel parcel) {
    Map<Long, List<String>> resources = new LinkedHashMap<>();
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (VisitItem item : parcel.items()) {
      RenderedVisit rendered = render(item);
      if (!rendered.isEmpty()) {
        lines.writeBytes(rendered.bundle());
        lines.write('\n');
      }
      resources.put(item.id(), rendered.resources());
    }
    String file = FileName.of(parcel.deliveryId(), "visits", "ndjson");
    if (lines.size() > 0) {
      try {
        output.write(Map.of(file, lines.toByteArray()));
      } catch (IOException failed) {
        return FolderTrouble.writing(folder, failed);
      }
    }
    return new Reply.Accepted(file, resources);
  }

  private RenderedVisit render(VisitItem item) {
    @Nullable Visit visit = item.visit();
    return visit == null
        ? renderer.retract(item.source(), item.recordId(), item.sent())
        : renderer.render(
            visit, Objects.requireNonNullElse(item.newestOfPatient(), visit), item.sent());
  }
}
