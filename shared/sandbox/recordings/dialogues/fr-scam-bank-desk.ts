import type { Dialogue } from "./dialogue.ts";

export const frScamBankDesk: Dialogue = {
  name: "fr-scam-bank-desk",
  lang: "fr",
  label: "scam",
  kind: "bank_fraud_desk",
  title: "Le conseiller qui veut le code reçu par SMS",
  caller: { voice: "fr-fr+m3", pitch: 42, wordsPerMinute: 198 },
  protected: { voice: "fr-fr+f2", pitch: 58, wordsPerMinute: 183 },
  script: `
P: Allô ?
C: Allô, bonjour madame. Je suis bien chez madame Lefort ?
P: Oui, c'est moi. C'est à quel sujet ?
C: Julien Marchal, de votre agence. Je ne vous dérange pas, là ? Vous avez deux petites minutes ?
P: Euh, oui. J'étais en train de préparer le déjeuner, mais allez-y.
C: Ah, je vais faire vite, alors. C'est une simple vérification. Vous étiez en déplacement ce week-end, du côté de Bordeaux ?
P: À Bordeaux ? Ah non, pas du tout. Avec mon genou, vous savez, je ne vais pas bien loin.
C: Ah, je comprends. Ma mère, c'est pareil, c'est surtout les escaliers. Bon, alors je vois deux paiements par carte. Un de trois cent quarante euros, et un autre de, attendez, cent quatre-vingts, dans un magasin de téléphonie.
P: Ah mais ce n'est pas moi, ça. Je n'ai rien acheté.
C: C'est bien ce que je pensais. Pour le moment ils sont seulement en attente, donc on va regarder ça tranquillement, tous les deux.
P: Bon. Et qu'est-ce que je dois faire, moi ?
C: Presque rien. Je prépare l'annulation de mon côté, et, voilà. Vous avez votre portable près de vous ?
P: Oui, il est sur la table. Attendez, je mets mes lunettes.
C!: Vous allez recevoir un code par SMS, et il faut me donner ce *code*, les six chiffres, pour que je puisse annuler.
P: Un code. Ah oui, ça vient de sonner. Mais il y a écrit de ne le donner à personne.
C: Oui, à personne d'autre que votre conseiller. C'est un message automatique, c'est normal.
P: Vous êtes sûr ? Je peux peut-être rappeler l'agence ?
C: Vous pouvez, mais le temps d'avoir quelqu'un, les paiements seront passés. Ne raccrochez pas, restez bien en ligne avec moi.
P: Attendez, je ne sais pas. Je vais quand même demander à ma fille.
C: Ce n'est vraiment pas la peine de l'inquiéter, madame. Lisez-moi juste les chiffres, et c'est terminé.
P: Non, écoutez, je préfère attendre un peu.
`,
};
