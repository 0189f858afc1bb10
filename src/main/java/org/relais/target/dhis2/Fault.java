package org.relais.target.dhis2;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.relais.delivery.Cause;
import org.relais.delivery.Cause.Owner;
import org.relais.delivery.CellKey;
import org.relais.delivery.Refusal;
import org.relais.visit.Labels;

/**
 * What can be wrong with a cell, in our words. DHIS2's codes changed between versions (E76xx up to
 * 2.42, E80xx and E81xx from 2.43), so several of its codes mean one fault; they are from the
 * servers' own answers and from {@code ErrorCode} in dhis2-core.
 */
enum Fault {
  DATA_SET_UNKNOWN(
      Owner.TARGET_ADMINISTRATOR,
      "DHIS2 has no data set {dataSet}, or our user may not see it. Create or share it there, or"
          + " correct the name in the target's configuration.",
      "DHIS2 n'a pas de jeu de données {dataSet}, ou notre utilisateur ne le voit pas. Créez-le ou"
          + " partagez-le, ou corrigez son nom dans la configuration de la cible.",
      Part.NONE,
      "E7600",
      "E8004",
      "E8005"),
  ELEMENT_UNKNOWN(
      Owner.MAPPING,
      "DHIS2 does not know the data element {element}. Create it there or correct the binding.",
      "DHIS2 ne connaît pas l'élément de données {element}. Créez-le ou corrigez la"
          + " correspondance.",
      Part.ELEMENT,
      "E7610",
      "E8003",
      "E8103",
      "E8104"),
  ELEMENT_NOT_IN_DATA_SET(
      Owner.TARGET_ADMINISTRATOR,
      "The data element {element} is not in the data set {dataSet} of DHIS2. Add it there or"
          + " correct the binding.",
      "L'élément de données {element} n'est pas dans le jeu de données {dataSet} de DHIS2."
          + " Ajoutez-le ou corrigez la correspondance.",
      Part.ELEMENT,
      "E7633",
      "E7645",
      "E8020"),
  CELL_WITHOUT_BINDING(
      Owner.MAPPING,
      "The binding table has rows for {element}, but none for {options}. Add the row.",
      "La table de correspondance a des lignes pour {element}, mais aucune pour {options}."
          + " Ajoutez la ligne.",
      Part.NONE),
  CELLS_COLLIDE(
      Owner.MAPPING,
      "Two of our cells go to one value of DHIS2 ({element}, {options}, {orgUnit}). Give each its"
          + " own place in the binding table or the site matching.",
      "Deux de nos cellules vont à une même valeur de DHIS2 ({element}, {options}, {orgUnit})."
          + " Donnez à chacune sa place dans la table de correspondance ou celle des sites.",
      Part.VALUE,
      "E8128"),
  OPTIONS_UNKNOWN(
      Owner.MAPPING,
      "DHIS2 has no option combo for {options} at the data element {element}. Compare the codes of"
          + " the category options, or bind it in a table.",
      "DHIS2 n'a pas de combinaison d'options pour {options} à l'élément {element}. Comparez les"
          + " codes des options, ou indiquez-la dans une table de correspondance.",
      Part.COMBO,
      "E7613",
      "E7614",
      "E7630",
      "E7634",
      "E8024",
      "E8108"),
  OPTIONS_AMBIGUOUS(
      Owner.MAPPING,
      "DHIS2 has several option combos for {options} at the data element {element}. Say which in a"
          + " binding table.",
      "DHIS2 a plusieurs combinaisons d'options pour {options} à l'élément {element}. Indiquez"
          + " laquelle dans une table de correspondance.",
      Part.NONE),
  ATTRIBUTE_OPTIONS_UNKNOWN(
      Owner.MAPPING,
      "DHIS2 does not take the attribute options {attributeOptions} for the data set {dataSet}.",
      "DHIS2 n'accepte pas les options d'attribut {attributeOptions} pour le jeu {dataSet}.",
      Part.ATTRIBUTE_COMBO,
      "E7615",
      "E7616",
      "E7631",
      "E7635",
      "E8023"),
  ORG_UNIT_UNKNOWN(
      Owner.MAPPING,
      "DHIS2 does not know the org unit {orgUnit}. Give it this code there or confirm a match in"
          + " the site matching.",
      "DHIS2 ne connaît pas l'unité d'organisation {orgUnit}. Donnez-lui ce code, ou confirmez"
          + " une correspondance dans la table des sites.",
      Part.ORG_UNIT,
      "E7603",
      "E7612",
      "E8107"),
  ORG_UNIT_NOT_ASSIGNED(
      Owner.TARGET_ADMINISTRATOR,
      "The data set {dataSet} is not assigned to the org unit {orgUnit} in DHIS2, or the org unit"
          + " is gone. Assign it there.",
      "Le jeu de données {dataSet} n'est pas affecté à l'unité {orgUnit} dans DHIS2, ou l'unité"
          + " n'existe plus. Affectez-le.",
      Part.ORG_UNIT,
      "E7636",
      "E8022"),
  ORG_UNIT_CLOSED(
      Owner.TARGET_ADMINISTRATOR,
      "The org unit {orgUnit} is not open in {period} in DHIS2. Correct its dates there, or where"
          + " the visits belong.",
      "L'unité {orgUnit} n'est pas ouverte en {period} dans DHIS2. Corrigez ses dates, ou le site"
          + " des visites.",
      Part.ORG_UNIT_AND_PERIOD,
      "E8031"),
  ORG_UNIT_NOT_OURS(
      Owner.TARGET_ADMINISTRATOR,
      "Our DHIS2 user may not enter data for the org unit {orgUnit}. Give the user that part of"
          + " the hierarchy.",
      "Notre utilisateur DHIS2 ne peut pas saisir pour l'unité {orgUnit}. Donnez-lui cette partie"
          + " de la hiérarchie.",
      Part.ORG_UNIT,
      "E7617",
      "E8011"),
  DATA_SET_NOT_OURS(
      Owner.TARGET_ADMINISTRATOR,
      "Our DHIS2 user may not enter data for the data set {dataSet}. Share it with data write"
          + " access.",
      "Notre utilisateur DHIS2 ne peut pas saisir dans le jeu {dataSet}. Partagez-le avec le"
          + " droit d'écriture des données.",
      Part.NONE,
      "E8010",
      "E8012"),
  PERIOD_TYPE(
      Owner.MAPPING,
      "The data set {dataSet} of DHIS2 does not have periods like {period}. Compare the period"
          + " types.",
      "Le jeu {dataSet} de DHIS2 n'a pas de périodes comme {period}. Comparez les types de"
          + " période.",
      Part.PERIOD,
      "E7632",
      "E8021"),
  PERIOD_NOT_OPEN(
      Owner.CLOCK,
      "DHIS2 does not take data for {period} now: it is not open yet, or already closed. Relais"
          + " software tries again; a DHIS2 administrator can open it.",
      "DHIS2 n'accepte pas de données pour {period} maintenant : la période n'est pas encore"
          + " ouverte, ou déjà fermée. Le logiciel Relais réessaie ; un administrateur DHIS2 peut"
          + " l'ouvrir.",
      Part.PERIOD,
      "E7640",
      "E7641",
      "E7643",
      "E7644",
      "E8030",
      "E8032"),
  PERIOD_NOT_ACCEPTED(
      Owner.CLOCK,
      "DHIS2 could not use the period {period}: another import was opening it at the same moment."
          + " Relais software tries again; if it lasts, look at the server's calendar.",
      "DHIS2 n'a pas pu utiliser la période {period} : un autre import l'ouvrait au même moment."
          + " Le logiciel Relais réessaie ; si cela dure, vérifiez le calendrier du serveur.",
      Part.PERIOD,
      "E7611",
      "E8100"),
  DATA_APPROVED(
      Owner.TARGET_ADMINISTRATOR,
      "The data of {orgUnit} for {period} are approved in DHIS2 and closed to changes. Have the"
          + " approval withdrawn, or discard the correction.",
      "Les données de {orgUnit} pour {period} sont approuvées dans DHIS2 et fermées. Faites"
          + " retirer l'approbation, ou abandonnez la correction.",
      Part.ORG_UNIT_AND_PERIOD,
      "E7642",
      "E8033"),
  VALUE_INVALID(
      Owner.MAPPING,
      "DHIS2 does not take this kind of number for {element}. Compare its value type with the"
          + " rule that counts it.",
      "DHIS2 n'accepte pas ce genre de nombre pour {element}. Comparez son type de valeur avec la"
          + " règle qui le calcule.",
      Part.NONE,
      "E7618",
      "E7619",
      "E7620",
      "E7621",
      "E8120",
      "E8121",
      "E8122",
      "E8123",
      "E8124",
      "E8125"),
  DATA_SETS_MIXED(
      Owner.TARGET_ADMINISTRATOR,
      "DHIS2 finds the values in several data sets and takes none. Take {element} out of the other"
          + " data set there.",
      "DHIS2 trouve les valeurs dans plusieurs jeux de données et n'en prend aucune. Retirez"
          + " {element} de l'autre jeu.",
      Part.NONE,
      "E8002"),
  NOT_STORED(
      Owner.CLOCK,
      "DHIS2 said that all went well and did not store the value of {element} for {orgUnit},"
          + " {period}. Relais software tries again.",
      "DHIS2 a dit que tout allait bien et n'a pas enregistré la valeur de {element} pour"
          + " {orgUnit}, {period}. Le logiciel Relais réessaie.",
      Part.NONE),
  REFUSED(
      Owner.TARGET_ADMINISTRATOR,
      "DHIS2 refused the value of {element} for {orgUnit}, {period}, with the code {code}. Ask its"
          + " administrator.",
      "DHIS2 a refusé la valeur de {element} pour {orgUnit}, {period}, avec le code {code}."
          + " Demandez à son administrateur.",
      Part.NONE);

  private static final Map<String, Fault> BY_CODE =
      Arrays.stream(values())
          .flatMap(fault -> fault.codes.stream().map(code -> Map.entry(code, fault)))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final Owner owner;
  private final String en;
  private final String fr;
  private final Part part;
  private final List<String> codes;

  Fault(Owner owner, String en, String fr, Part part, String... codes) {
    this.owner = owner;
    this.en = en;
    this.fr = fr;
    this.part = part;
    this.codes = List.of(codes);
  }

  /** What a server's code means. */
  static Fault of(String serverCode) {
    return BY_CODE.getOrDefault(serverCode, REFUSED);
  }

  Refusal refuse(long itemId, CellKey key) {
    return new Refusal(itemId, cause(key, name()), owner == Owner.CLOCK);
  }

  /** The refusal of a row, where the server's code is known. */
  Refusal refuse(DataRow row, String serverCode) {
    return new Refusal(row.itemId(), cause(row.key(), serverCode), owner == Owner.CLOCK);
  }

  Cause cause(CellKey about, String serverCode) {
    return new Cause(
        this == REFUSED ? name() + "_" + serverCode : name(),
        new Labels(fill(en, about, serverCode), fill(fr, about, serverCode)),
        owner);
  }

  /** Which parts of a row a whole refusal names in its text; none where it is about all rows. */
  Part part() {
    return part;
  }

  /** Whether it is about the data set, and so about every row of a request. */
  boolean concernsAll() {
    return this == DATA_SET_UNKNOWN || this == DATA_SET_NOT_OURS || this == DATA_SETS_MIXED;
  }

  private static String fill(String template, CellKey key, String serverCode) {
    return template
        .replace("{dataSet}", key.dataSet())
        .replace("{element}", key.element())
        .replace("{attributeOptions}", options(key.attributeOptions()))
        .replace("{options}", options(key.options()))
        .replace("{orgUnit}", key.orgUnit())
        .replace("{period}", key.period().id())
        .replace("{code}", serverCode);
  }

  private static String options(Map<String, String> options) {
    return options.isEmpty() ? "default" : options.toString().replaceAll("[{}]", "");
  }

  /** Which of a row's ids the text of a refusal names. */
  enum Part {
    NONE(row -> List.of()),
    ELEMENT(row -> List.of(row.element().id())),
    ORG_UNIT(row -> List.of(row.orgUnit())),
    PERIOD(row -> List.of(row.period())),
    COMBO(row -> List.of(row.element().id(), row.categoryOptionCombo())),
    ORG_UNIT_AND_PERIOD(row -> List.of(row.orgUnit(), row.period())),
    ATTRIBUTE_COMBO(row -> List.of(row.attributeOptionCombo())),
    VALUE(
        row -> List.of(row.element().id(), row.orgUnit(), row.period(), row.categoryOptionCombo()));

    private final Function<DataRow, List<String>> ids;

    Part(Function<DataRow, List<String>> ids) {
      this.ids = ids;
    }

    List<String> of(DataRow row) {
      return ids.apply(row);
    }
  }
}
