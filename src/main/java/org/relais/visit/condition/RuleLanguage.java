package org.relais.visit.condition;

/** The words between the labels, in one language. */
enum RuleLanguage {
  ENGLISH(
      "en",
      ": ",
      "yes",
      "no",
      " or ",
      " and ",
      "not ",
      "answered",
      "not asked",
      "from %s to %s",
      "%s among them",
      "it is not so that ",
      "number of answers to ",
      "contains %s",
      "begins with %s",
      "ends with %s",
      "at most ",
      "less than ",
      "at least ",
      "more than "),
  FRENCH(
      "fr",
      "\u00a0: ",
      "oui",
      "non",
      " ou ",
      " et ",
      "pas ",
      "répondu",
      "non demandé",
      "de %s à %s",
      "dont %s",
      "il n'est pas vrai que ",
      "nombre de réponses à ",
      "contient %s",
      "commence par %s",
      "finit par %s",
      "au plus ",
      "moins de ",
      "au moins ",
      "plus de ");

  final String code;
  final String colon;
  final String yes;
  final String no;
  final String or;
  final String and;
  final String not;
  final String answered;
  final String notAsked;
  final String range;
  final String among;
  final String denied;
  final String size;
  final String contains;
  final String begins;
  final String ends;
  private final String atMost;
  private final String less;
  private final String atLeast;
  private final String more;

  RuleLanguage(String... words) {
    this.code = words[0];
    this.colon = words[1];
    this.yes = words[2];
    this.no = words[3];
    this.or = words[4];
    this.and = words[5];
    this.not = words[6];
    this.answered = words[7];
    this.notAsked = words[8];
    this.range = words[9];
    this.among = words[10];
    this.denied = words[11];
    this.size = words[12];
    this.contains = words[13];
    this.begins = words[14];
    this.ends = words[15];
    this.atMost = words[16];
    this.less = words[17];
    this.atLeast = words[18];
    this.more = words[19];
  }

  /** What stands before the value that a field is compared with. */
  String before(Comparison comparison) {
    return switch (comparison) {
      case EQUAL -> "";
      case NOT_EQUAL -> not;
      case LESS -> less;
      case AT_MOST -> atMost;
      case GREATER -> more;
      case AT_LEAST -> atLeast;
    };
  }
}
