package org.relais.source;

import org.relais.visit.Labels;

/** Why a server gave no records, and what to do. */
public enum PeerFault {
  UNREACHABLE("%s.", "%s."),
  CREDENTIALS(
      "the server does not accept the user name, password or token%s. Correct the source's \"auth\".",
      "le serveur n'accepte pas le nom d'utilisateur, le mot de passe ou le jeton%s. Corrigez"
          + " « auth » de la source."),
  NOT_ALLOWED(
      "this user may not read here%s. Have the server's administrator give the user the right to.",
      "cet utilisateur n'a pas le droit de lire ici%s. Demandez ce droit à l'administrateur du"
          + " serveur."),
  NOT_FOUND(
      "the server has nothing at this address%s. Correct the source's address.",
      "le serveur n'a rien à cette adresse%s. Corrigez l'adresse de la source."),
  BUSY(
      "the server asks us to wait%s. Relais software tries again by itself.",
      "le serveur demande d'attendre%s. Le logiciel Relais réessaiera de lui-même."),
  REDIRECTED(
      "the server sends us to another page, most often for logging in%s. Check the source's address"
          + " and \"auth\".",
      "le serveur renvoie vers une autre page, le plus souvent pour se connecter%s. Vérifiez"
          + " l'adresse et « auth » de la source."),
  REFUSED(
      "the server does not accept this request%s. Check the source's address and parameters.",
      "le serveur n'accepte pas cette requête%s. Vérifiez l'adresse et les paramètres de la source."),
  SERVER_FAULT(
      "the server has a fault of its own%s. Relais software tries again; if this lasts, tell the"
          + " server's administrator.",
      "le serveur a une panne%s. Le logiciel Relais réessaiera ; si cela dure, prévenez"
          + " l'administrateur du serveur."),
  WEB_PAGE(
      "a web page came where data should be%s, most often for logging in. Check the source's address"
          + " and \"auth\".",
      "une page web est venue à la place des données%s, le plus souvent pour se connecter. Vérifiez"
          + " l'adresse et « auth » de la source."),
  BROKEN_JSON(
      "the answer is not whole, valid JSON%s. Relais software tries again; if this lasts, check the"
          + " source's address.",
      "la réponse n'est pas du JSON complet et valide%s. Le logiciel Relais réessaiera ; si cela"
          + " dure, vérifiez l'adresse de la source."),
  OTHER_SHAPE(
      "the answer has no list of records where one should be%s. Check the source's address and"
          + " \"records\".",
      "la réponse n'a pas de liste d'enregistrements là où il en faudrait une%s. Vérifiez l'adresse"
          + " et « records » de la source."),
  SAME_PAGE_AGAIN(
      "the server gives the same page again and again%s. Check \"page\" of the source: its parameter"
          + " or the path of the next link.",
      "le serveur donne sans fin la même page%s. Vérifiez « page » de la source : son paramètre ou le"
          + " chemin du lien suivant."),
  BAD_LINK(
      "the link to the next page is no address%s. Check the path of \"next\" of the source.",
      "le lien vers la page suivante n'est pas une adresse%s. Vérifiez le chemin de « next » de la"
          + " source."),
  ONLY_SETTINGS(
      "the feed holds only the server's own settings%s: no record, no contact. If the server has"
          + " data, this user has an offline role; use one with an online role.",
      "le flux ne contient que les réglages du serveur%s : aucun enregistrement, aucun contact. Si le"
          + " serveur a des données, cet utilisateur a un rôle hors ligne ; prenez-en un qui a un"
          + " rôle en ligne.");

  private final String en;
  private final String fr;

  PeerFault(String en, String fr) {
    this.en = en;
    this.fr = fr;
  }

  static PeerFault ofStatus(int status) {
    return switch (status) {
      case 401 -> CREDENTIALS;
      case 403 -> NOT_ALLOWED;
      case 404, 410 -> NOT_FOUND;
      case 429 -> BUSY;
      default -> ofClass(status / 100);
    };
  }

  private static PeerFault ofClass(int hundreds) {
    return switch (hundreds) {
      case 3 -> REDIRECTED;
      case 5 -> SERVER_FAULT;
      default -> REFUSED;
    };
  }

  Labels at(String source, String call, String detail) {
    return at(source, call, detail, detail);
  }

  Labels at(String source, String call, String detailEn, String detailFr) {
    return new Labels(
        "Source %s, %s: %s".formatted(source, call, en.formatted(detailEn)),
        "Source %s, %s : %s".formatted(source, call, fr.formatted(detailFr)));
  }
}
