package org.relais.http;

/** Why no complete answer came, in words for a person. */
public enum Failure {
  UNKNOWN_HOST(
      false,
      "this server name is not known; check the address and the network",
      "ce nom de serveur est inconnu ; vérifiez l'adresse et le réseau"),
  REFUSED(
      false,
      "no connection could be made; check that the server runs and that the address is right",
      "la connexion n'a pas pu s'établir ; vérifiez que le serveur fonctionne et que l'adresse est"
          + " bonne"),
  UNTRUSTED(
      false,
      "no secure connection could be made; check the server's certificate and the clock of this"
          + " machine",
      "la connexion sécurisée n'a pas pu s'établir ; vérifiez le certificat du serveur et l'horloge"
          + " de cette machine"),
  OUT_OF_REACH(
      false,
      "this address is of this machine or of a network around it, where only an administrator may"
          + " try; ask one, or have the network named under server: owner_networks in relais.yaml",
      "cette adresse est celle de cette machine ou d'un réseau autour d'elle, où seul un"
          + " administrateur peut essayer ; demandez-le-lui, ou faites nommer le réseau sous server:"
          + " owner_networks dans relais.yaml"),
  MALFORMED_ADDRESS(
      false,
      "this is not a complete http or https address; correct it in the configuration",
      "ce n'est pas une adresse http ou https complète ; corrigez-la dans la configuration"),
  TIMED_OUT(
      true,
      "no complete answer came in time; the server or the network is slow, and Relais software tries again",
      "aucune réponse complète n'est arrivée à temps ; le serveur ou le réseau est lent, et le logiciel Relais"
          + " réessaiera"),
  CUT_OFF(
      true,
      "the connection broke before the answer was complete, and Relais software tries again",
      "la connexion s'est rompue avant la fin de la réponse, et le logiciel Relais réessaiera"),
  TOO_LONG(
      true,
      "the answer is longer than 128 MB and was not read; ask for smaller pages",
      "la réponse dépasse 128 Mo et n'a pas été lue ; demandez des pages plus petites");

  private final boolean requestMayHaveArrived;
  private final String en;
  private final String fr;

  Failure(boolean requestMayHaveArrived, String en, String fr) {
    this.requestMayHaveArrived = requestMayHaveArrived;
    this.en = en;
    this.fr = fr;
  }

  /** False only where the connection was never made. */
  public boolean requestMayHaveArrived() {
    return requestMayHaveArrived;
  }

  /** What happened and what to do, in English; a clause to put behind the address. */
  public String en() {
    return en;
  }

  /** What happened and what to do, in French. */
  public String fr() {
    return fr;
  }
}
