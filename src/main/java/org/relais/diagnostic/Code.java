package org.relais.diagnostic;

/** Every diagnostic code. A code is never reused and never changes its meaning. */
public enum Code {
  CFG001("the file is not readable YAML", "le fichier n'est pas du YAML lisible"),
  CFG002("a file is missing or cannot be read", "un fichier manque ou n'est pas lisible"),
  CFG003(
      "an anchor, alias, tag or second document",
      "une ancre, un alias, une étiquette de type ou un deuxième document"),
  CFG004("a key stands twice", "une clé figure deux fois"),
  CFG006("nothing reads this file", "rien ne lit ce fichier"),

  CFG010("unknown key", "clé inconnue"),
  CFG011("a key is missing", "une clé manque"),
  CFG012(
      "a block, a list or a value stands where another is needed",
      "un bloc, une liste ou une valeur figure là où il faut autre chose"),
  CFG013("a value has not the form that is needed", "une valeur n'a pas la forme voulue"),
  CFG014("a word is not one of those possible", "un mot n'est pas l'un de ceux possibles"),
  CFG015(
      "keys exclude each other, or one of several is missing",
      "des clés s'excluent, ou l'une de plusieurs manque"),
  CFG016("nothing is written behind a key", "rien n'est écrit derrière une clé"),

  CFG020("an environment variable is missing", "une variable d'environnement manque"),
  CFG021("a file for ${file:…} cannot be read", "un fichier pour ${file:…} n'est pas lisible"),
  CFG022("a malformed ${…}", "un ${…} mal formé"),
  CFG023("a password within a URL", "un mot de passe dans une URL"),
  CFG024("a secret stands in the file", "un secret figure dans le fichier"),
  CFG025("a URL that cannot be called", "une URL qui ne peut pas être appelée"),
  CFG026("a ${…} where a value is read", "un ${…} là où une valeur est lue"),

  CFG030("a cron expression that Quartz refuses", "une expression cron que Quartz refuse"),
  CFG031("an interval that cannot be kept evenly", "un intervalle qui ne peut pas être régulier"),

  CFG100("a column is missing", "une colonne manque"),
  CFG101("a row has too many or too few columns", "une ligne a trop ou trop peu de colonnes"),
  CFG102("a code or key stands twice in a table", "un code ou une clé figure deux fois"),
  CFG103("an unknown parent", "un parent inconnu"),
  CFG104("org units that are above each other", "des unités qui sont au-dessus l'une de l'autre"),
  CFG105("an unknown level", "un niveau inconnu"),
  CFG106("a parent of the wrong level", "un parent du mauvais niveau"),
  CFG107("an empty cell in a table", "une case vide dans un tableau"),
  CFG108("an unknown org unit", "une unité d'organisation inconnue"),
  CFG109("the table is not readable CSV", "le tableau n'est pas du CSV lisible"),

  CFG200("an unknown field", "un champ inconnu"),
  CFG201("an unknown code", "un code inconnu"),
  CFG202("two fields with one name", "deux champs du même nom"),
  CFG203("a core field with another type", "un champ de base avec un autre type"),
  CFG204(
      "codes are missing, or given to a field that has none",
      "des codes manquent, ou sont donnés à un champ qui n'en a pas"),
  CFG205("a range or unit that does not fit", "une plage ou une unité qui ne convient pas"),
  CFG206("derived fields that depend on each other", "des champs dérivés en cercle"),
  CFG207("age bands that overlap or end before they begin", "des tranches d'âge mal formées"),
  CFG208("a name that a condition could not use", "un nom inutilisable dans une condition"),

  CFG220("a condition that cannot be read", "une condition illisible"),
  CFG221("a condition that compares unlike things", "une condition qui compare l'incomparable"),
  CFG222("an expression that does not answer yes or no", "une expression qui n'est ni oui ni non"),
  CFG223("a condition that never holds", "une condition qui n'est jamais remplie"),
  CFG224(
      "a part of CEL that conditions do not have",
      "une partie de CEL que les conditions n'ont pas"),

  CFG300("two sources with one name", "deux sources du même nom"),
  CFG301("an unknown lookup table", "une liste de codes inconnue"),
  CFG302("a mapping of a field that rules compute", "une correspondance d'un champ calculé"),
  CFG303("a conversion that does not fit the field", "une conversion qui ne convient pas au champ"),
  CFG304("a malformed path", "un chemin mal formé"),
  CFG305("a field that every visit needs is not mapped", "un champ indispensable sans source"),
  CFG306("two mappings of one form version", "deux correspondances d'une version de formulaire"),
  CFG307("a field that no source maps", "un champ qu'aucune source ne remplit"),
  CFG308("a value that the field cannot hold", "une valeur que le champ ne peut pas contenir"),

  CFG400("two data elements with one code", "deux éléments de données du même code"),
  CFG401("a split by a field without codes", "une désagrégation par un champ sans codes"),
  CFG402("a sum of something that is not a number", "une somme de ce qui n'est pas un nombre"),
  CFG403("two data sets with one code", "deux ensembles de données du même code"),
  CFG404("a binding that does not fit its data element", "une liaison qui ne convient pas"),
  CFG405(
      "a test that names an unknown data element or option",
      "un test qui nomme un élément de données ou une option inconnus"),

  CFG500("two targets with one name", "deux destinations du même nom"),
  CFG501("an unknown data set", "un ensemble de données inconnu"),
  CFG502(
      "a target that gets nothing, or what it cannot take", "une destination qui ne reçoit rien"),
  CFG503("a data set that no target gets", "un ensemble de données sans destination"),
  CFG510("a back-off that cannot be", "une attente impossible entre les essais"),

  CFG540("alerts of an unknown source", "des alertes d'une source inconnue"),
  CFG541("a mail account that is not complete", "un compte de messagerie incomplet"),

  CFG550("corrections without an approval", "des corrections sans validation"),
  CFG551("a completeness rule that lacks its list or day", "une règle de complétude incomplète"),

  CFG560("an OpenID provider without TLS", "un fournisseur OpenID sans TLS"),
  CFG561("an unknown source of a role", "une source inconnue d'un rôle"),

  CFG600("an unknown code system or a malformed code", "un système de codes inconnu"),
  CFG601("a FHIR binding that does not fit its field", "une liaison FHIR qui ne convient pas");

  private final Text meaning;

  Code(String en, String fr) {
    this.meaning = new Text(en, fr);
  }

  /** One line for the reference page. */
  public Text meaning() {
    return meaning;
  }
}
