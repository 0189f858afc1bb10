package org.relais.target.file;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Refusal;

/** Turns a parcel of cells into files. */
interface CellFiles {
  /**
   * @throws IOException where what it needs cannot be read
   */
  Rendering render(CellParcel parcel) throws IOException;

  /**
   * @param files name to content; the same parcel gives the same
   * @param refusals of the items that the format cannot carry
   */
  record Rendering(Map<String, byte[]> files, List<Refusal> refusals) {
    public Rendering {
      refusals = List.copyOf(refusals);
    }
  }
}
