package org.relais.target.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.relais.delivery.Cause;
import org.relais.delivery.CellItem;
import org.relais.delivery.CellKey;
import org.relais.delivery.CellParcel;
import org.relais.delivery.Refusal;
import org.relais.visit.Labels;

/** ADX, and beside it a list of what to delete. */
final class AdxFiles implements CellFiles {
  @Override
  public Rendering render(CellParcel parcel) {
    List<CellItem> values =
        Stream.concat(parcel.items().stream(), parcel.unchanged().stream())
            .filter(cell -> cell.value() != null && nameable(cell.key()))
            .toList();
    List<CellItem> deletions =
        parcel.items().stream().filter(cell -> cell.value() == null).toList();
    Map<String, byte[]> files = new LinkedHashMap<>();
    if (!deletions.isEmpty()) {
      files.put(name(parcel, "deletions.csv"), DeletionList.write(deletions));
    }
    if (!values.isEmpty()) {
      files.put(
          name(parcel, "adx.xml"), AdxFile.write(parcel.dataSet(), values, parcel.claimedAt()));
    }
    List<Refusal> refusals =
        parcel.items().stream()
            .filter(cell -> cell.value() != null && !nameable(cell.key()))
            .map(cell -> new Refusal(cell.id(), unnameable(cell.key()), false))
            .toList();
    return new Rendering(files, refusals);
  }

  private static String name(CellParcel parcel, String ending) {
    return FileName.of(parcel.deliveryId(), parcel.dataSet(), ending);
  }

  private static boolean nameable(CellKey key) {
    return AdxNames.illegal(categories(key)).isEmpty();
  }

  private static List<String> categories(CellKey key) {
    List<String> categories = new ArrayList<>(key.options().keySet());
    categories.addAll(key.attributeOptions().keySet());
    return categories;
  }

  private static Cause unnameable(CellKey key) {
    String illegal = String.join(", ", AdxNames.illegal(categories(key)));
    return new Cause(
        "CATEGORY_NOT_IN_ADX",
        new Labels(
            "ADX cannot carry the category %s of %s, since its code is no XML name. Give it a code"
                    .formatted(illegal, key.element())
                + " of letters, digits and _ here and in DHIS2.",
            "ADX ne peut pas porter la catégorie %s de %s, car son code n'est pas un nom XML."
                    .formatted(illegal, key.element())
                + " Donnez-lui un code de lettres, chiffres et _ ici et dans DHIS2."),
        Cause.Owner.MAPPING);
  }
}
