import type { Dialogue } from "./dialogue.ts";

export const frHonestDelivery: Dialogue = {
  name: "fr-honest-delivery",
  lang: "fr",
  label: "honest",
  kind: "delivery",
  title: "La livraison d'une machine à laver",
  caller: { voice: "fr-fr+m6", pitch: 40, wordsPerMinute: 200 },
  protected: { voice: "fr-fr+f1", pitch: 56, wordsPerMinute: 186 },
  script: `
P: Oui, bonjour ?
C: Bonjour madame, c'est le livreur, pour la machine à laver. On devait venir cet après-midi, c'est bien ça ?
P: Oui, entre quatorze et dix-huit heures, on m'a dit.
C: Voilà. Alors là on est un peu en avance, on pourrait être chez vous dans vingt minutes, si ça vous arrange.
P: Vingt minutes ? Ah oui, pourquoi pas. Il faut juste que je vide le placard.
C: Pas de souci, prenez votre temps. Dites-moi, c'est à quel étage ?
P: Troisième, mais il y a un ascenseur. Il est tout petit, par contre.
C: On a l'habitude. Et il y a un code, en bas, ou je sonne ?
P: Il y a un code, oui, mais en journée c'est ouvert. Sinon vous sonnez chez Roussel, et je descends.
C: Parfait. On reprend l'ancienne machine, d'après ce que je vois.
P: Oui, elle est encore branchée. Il faut que je ferme l'eau ?
C: Si vous pouvez fermer le robinet, oui, c'est mieux. On s'occupe du reste, ne touchez pas à la prise.
P: D'accord. Et pour payer, je vous fais un chèque ?
C: Non, tout est réglé, j'ai la facture avec moi. Vous aviez fait un virement au magasin, apparemment.
P: Ah oui, c'est mon fils qui s'en est occupé, avec sa carte je crois.
C: Voilà, vous n'avez rien à payer. Je vous demanderai juste une signature, sur la feuille.
P: Très bien. Et si ça ne marche pas, j'appelle qui ?
C: Vous rappelez le magasin, le numéro est sur le bon de commande. En cas d'urgence, une fuite par exemple, il y a quelqu'un jusqu'à vingt heures.
P: Bon, c'est rassurant. Alors à tout de suite.
C: À tout de suite, madame. Si on ne trouve pas pour se garer, je vous repasse un petit coup de fil.
`,
};
