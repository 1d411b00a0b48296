import type { Dialogue } from "./dialogue.ts";

export const frHonestBankDesk: Dialogue = {
  name: "fr-honest-bank-desk",
  lang: "fr",
  label: "honest",
  kind: "bank",
  title: "Le vrai service fraude de la banque",
  caller: { voice: "fr-fr+f3", pitch: 48, wordsPerMinute: 193 },
  protected: { voice: "fr-fr+m1", pitch: 34, wordsPerMinute: 180 },
  script: `
P: Allô, oui ?
C: Bonjour monsieur Garnier, c'est le service de surveillance des cartes de votre banque. Je vous appelle pour vérifier un paiement.
P: Ah. On m'a toujours dit de me méfier de ce genre d'appel.
C: Et vous avez bien raison. Je ne vais vous demander ni votre code, ni votre numéro de carte. Je vais simplement vous citer une opération, et vous me dites si vous la reconnaissez.
P: Bon, allez-y, je vous écoute.
C: Hier soir, à vingt-deux heures, un achat de deux cent douze euros, sur un site de chaussures de sport. Est-ce que ça vous dit quelque chose ?
P: Des chaussures de sport ? Ah non, ce n'est pas moi, ni ma femme.
C: D'accord. Le paiement a été refusé, donc rien n'est sorti du compte. Votre carte est déjà bloquée, c'est automatique.
P: Ah, très bien. Et si je reçois un code par SMS, j'en fais quoi ?
C: Surtout, vous ne le donnez à personne, même à quelqu'un qui dit appeler de la banque. Nous, on ne demande jamais un code, et on ne vous fera jamais faire un virement pour protéger votre argent.
P: C'est noté. Et pour la nouvelle carte, comment ça se passe ?
C: Elle arrive à votre agence sous cinq jours. Si vous préférez vérifier que c'est bien nous, raccrochez, et rappelez le numéro qui est au dos de votre carte. Prenez votre temps, il n'y a aucune urgence.
P: Ah oui, je vais peut-être faire ça. Et ma femme, sa carte à elle, elle marche toujours ?
C: Oui, sa carte n'est pas concernée. Et vous n'avez rien à payer, évidemment.
P: Bon. Je vous remercie, madame. Je rappelle le numéro de la carte, et je passe à l'agence demain matin.
C: C'est parfait. Parlez-en aussi à votre femme, qu'elle soit au courant. Bonne journée, monsieur Garnier.
P: Merci, au revoir.
`,
};
