package org.relais.target.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellParcel;
import org.relais.delivery.CellTarget;
import org.relais.delivery.Reply;

/** Writes the cells of each delivery as files into a folder. */
public final class FileCellTarget implements CellTarget {
  private final String name;
  private final Path folder;
  private final @Nullable Path metadata;
  private final CellFiles format;
  private final OutputFolder output;

  /**
   * @throws IllegalArgumentException where the format needs metadata and the settings name none
   */
  public FileCellTarget(String name, FileTargetSettings settings) {
    this.name = name;
    this.folder = settings.folder();
    this.metadata = settings.metadata();
    this.format = format(name, settings);
    this.output = new OutputFolder(folder);
  }

  private static CellFiles format(String name, FileTargetSettings settings) {
    if (settings.format() == FileTargetSettings.Format.ADX) {
      return new AdxFiles();
    }
    Path metadata = settings.metadata();
    if (metadata == null) {
      throw new IllegalArgumentException("data_value_sets needs metadata: " + name);
    }
    return new DataValueSetFiles(metadata, settings.bindings().at(name), settings.sites());
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reply send(CellParcel parcel) {
    CellFiles.Rendering rendered;
    try {
      rendered = format.render(parcel);
    } catch (IOException unreadable) {
      return FolderTrouble.reading(metadata == null ? folder : metadata);
    }
    if (!rendered.files().isEmpty()) {
      try {
        output.write(rendered.files());
      } catch (IOException failed) {
        return FolderTrouble.writing(folder, failed);
      }
    }
    return rendered.refusals().isEmpty()
        ? new Reply.Accepted(String.join(", ", rendered.files().keySet()), Map.of())
        : new Reply.Rejected(rendered.refusals(), true, null, Map.of());
  }

  /** The files may have been carried away; another one with the same values does no harm. */
  @Override
  public ReadBack readBack(List<CellItem> cells) {
    return new ReadBack.SendAgain();
  }
}
