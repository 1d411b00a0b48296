import type { Cue } from "./cue.ts";

/** Recorded voices: honest ones remind and inform; only scams turn an alarm or a gift into a key to press at once. */
export const CUES_FR_RECORDED: readonly Cue[] = [
  {
    id: "fr.recorded.offer",
    tactic: "too_good",
    by: "caller",
    weight: 1.4,
    patterns: [
      "beneficier|beneficiez|profiter|profitez|eligible|eligibles|selectionne|selectionnee ~8 aide|aides|prime|primes|remboursement|reduction|remise|droits|formation|bilan|programme|cadeau|offre",
      "droits|compte ~3 formation ~8 expirent|expirer|perdus|perdre|disponibles|utiliser",
      "isolation|panneaux|pompe|chaudiere ~8 gratuit*|euro|euros|aide|aides|prime|financ*",
    ],
    unless: ["carte de fidelite", "mediatheque"],
    examples: [
      "Vous pouvez bénéficier d'une aide de l'État.",
      "Vos droits à la formation expirent ce soir.",
      "Des panneaux solaires financés par l'État.",
    ],
    nearMisses: ["La formation commence lundi.", "Le panneau de la mairie est tombé."],
  },
  {
    id: "fr.recorded.press",
    tactic: "urgency",
    by: "caller",
    weight: 2.6,
    decisive: true,
    after: ["fr.fear.account", "fr.fear.law", "fr.fear.device", "fr.urgency.threat", "fr.recorded.offer"],
    patterns: [
      "tapez|appuyez|composez|faites ~3 1|2|touche ~10 parler|joindre|connecter|conseiller|agent|relation|service|annuler|bloquer|opposition|regulariser|rembourse*|beneficier",
      "pour ~8 tapez|appuyez|composez|faites ~3 1|2|touche ~1 maintenant|immediatement",
      "pas ~10 tapez|appuyez|composez ~3 1|2",
    ],
    unless: ["ordonnance", "rendez vous", "livraison", "enquete", "coupure prevue"],
    examples: [
      "Votre compte a été piraté. // Tapez 1 pour parler à un conseiller.",
      "Vous pouvez bénéficier d'une aide de l'État. // Appuyez sur la touche 1 pour être mis en relation.",
    ],
    nearMisses: ["Tapez 1 pour parler à un conseiller.", "Votre compte a été piraté. // Pour réécouter ce message, tapez étoile."],
  },
];
