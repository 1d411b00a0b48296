import type { Dialogue } from "./dialogue.ts";

export const frHonestPharmacy: Dialogue = {
  name: "fr-honest-pharmacy",
  lang: "fr",
  label: "honest",
  kind: "pharmacy",
  title: "La pharmacie qui prépare une ordonnance",
  caller: { voice: "fr-be+f2", pitch: 46, wordsPerMinute: 193 },
  protected: { voice: "fr-fr+m4", pitch: 30, wordsPerMinute: 173 },
  script: `
P: Allô, j'écoute.
C: Bonjour monsieur Perrin, c'est la pharmacie du marché. Je vous appelle pour votre ordonnance.
P: Ah, bonjour. Oui, je l'ai déposée hier, avec la dame qui a les lunettes rouges.
C: Oui, c'est ma collègue. Alors, tout est prêt, sauf les gouttes pour les yeux. Le laboratoire est en rupture, il faut compter deux ou trois jours.
P: Ah, zut. C'est que j'en ai encore pour ce soir, mais pas plus.
C: Oui, c'est pour ça que je vous appelle. J'ai eu le docteur ce matin, il est d'accord pour un autre flacon, c'est le même produit. Je peux vous faire livrer ça cet après-midi, si c'est urgent.
P: Ah, ce serait gentil. Avec ma jambe, les escaliers, vous savez.
C: Justement. Le livreur passera vers seize heures. C'est quoi déjà, le code de la porte, en bas ?
P: Ah, ils l'ont changé. Attendez, c'est, euh, quatre, sept, et puis la lettre B.
C: Quatre, sept, B. C'est noté. Et votre carte de mutuelle, elle est toujours valable, ou vous avez reçu la nouvelle ?
P: J'ai reçu la nouvelle, elle est sur le buffet. Je dois vous lire le numéro ?
C: Non, non, pas la peine. Vous nous la montrerez la prochaine fois, ça ne presse pas. Il n'y a rien à payer, tout est pris en charge.
P: Ah, très bien. Et pour la facture du mois dernier, j'avais fait un virement.
C: Oui, on l'a bien reçu, merci. Si jamais vous avez un souci, vous nous rappelez à la pharmacie, on ferme à dix-neuf heures trente.
P: C'est parfait. Et le pansement, je le change tous les jours ?
C: Un jour sur deux, c'est suffisant. Et si ça gonfle, vous appelez le docteur. Allez, bonne journée, monsieur Perrin.
P: Merci bien, madame. Au revoir.
`,
};
