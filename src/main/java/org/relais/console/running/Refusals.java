package org.relais.console.running;

import org.relais.visit.Labels;

/** Why a configuration did not become the active one, and what to do. */
final class Refusals {
  static final Labels MOVED_ON =
      new Labels(
          "Somebody else published a configuration meanwhile. Look at what changed, bring the draft"
              + " up to date, and publish again",
          "Quelqu'un a publié une configuration entre-temps. Voyez ce qui a changé, mettez le"
              + " brouillon à jour et publiez de nouveau");

  static final Labels NO_ROUTES =
      new Labels(
          "The routes cannot run by this configuration, so the one before goes on. The log of the"
              + " program says which route and why",
          "Les routes ne peuvent pas fonctionner avec cette configuration ; la précédente continue."
              + " Le journal du programme dit quelle route et pourquoi");

  static final Labels UNDER_WAY =
      new Labels(
          "A pull or a delivery is under way and did not end in time, so nothing was changed. Publish"
              + " again in some minutes",
          "Un passage ou un envoi est en cours et n'a pas fini à temps ; rien n'a été changé."
              + " Publiez de nouveau dans quelques minutes");

  static final Labels NOT_APPLIED =
      new Labels(
          "The stored records could not all be mapped, so the configuration before goes on, and they"
              + " are mapped by it again. See whether the database answers, and publish again",
          "Les enregistrements n'ont pas tous pu être repris ; la configuration précédente continue"
              + " et les reprend. Vérifiez que la base de données répond, puis publiez de nouveau");

  static final Labels STOPPED =
      new Labels(
          "It could be neither finished nor taken back, so that nothing is pulled or sent now. See"
              + " whether the database answers, then start the program again: it puts this right"
              + " first",
          "Il n'a pu être ni terminé ni annulé ; rien n'est tiré ni envoyé pour l'instant."
              + " Vérifiez que la base de données répond, puis redémarrez le programme : il remet"
              + " d'abord cela en ordre");

  static final Labels WENT_BACK =
      new Labels(
          "went back: the routes did not start by the new configuration",
          "retour : les routes n'ont pas démarré avec la nouvelle configuration");

  private Refusals() {}
}
