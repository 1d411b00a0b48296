import type { Dialogue } from "./dialogue.ts";

export const frScamGrandson: Dialogue = {
  name: "fr-scam-grandson",
  lang: "fr",
  label: "scam",
  kind: "relative_in_trouble",
  title: "Le faux petit-fils qui envoie un coursier",
  caller: { voice: "fr-fr+m7", pitch: 55, wordsPerMinute: 202 },
  protected: { voice: "fr-be+m1", pitch: 36, wordsPerMinute: 175 },
  script: `
P: Oui, allô ?
C: Papi ? C'est moi. Je te réveille pas, au moins ?
P: Ah non, non, je regardais un peu les informations. C'est toi, Thomas ?
C: Oui, c'est Thomas. Ça va, toi ? Et ton jardin, avec toute cette pluie ?
P: Oh, le jardin. Les tomates, c'est fini pour cette année. Tu as une drôle de voix, dis donc.
C: Oui, je suis complètement enrhumé, ça fait trois jours. Et puis là j'appelle avec le portable d'un collègue, le mien est tombé dans l'eau.
P: Ah, mon pauvre. Et le travail, ça se passe bien ?
C: Oui, ça va. Enfin, écoute, je t'appelle parce que ce matin j'ai eu un accrochage, en voiture. Rien de grave, hein, je n'ai rien.
P: Un accrochage ? Mais tu n'es pas blessé ?
C: Non, non, je t'assure. Mais la dame en face, elle a le bras cassé. Et moi, euh, mon assurance n'était plus à jour. C'est bête, j'ai oublié de renvoyer le papier.
P: Ah ça, tu tiens de ton père. Et alors, qu'est-ce qu'il faut faire ?
C: On s'est mis d'accord, elle ne porte pas plainte si je lui règle ses frais. Tu as encore un peu d'argent à la maison, toi ?
P: J'ai ce que j'ai mis de côté pour la chaudière. Quatre mille, à peu près.
C!: Alors voilà, je t'envoie un coursier dans une demi-heure, et tu lui donnes *l'argent* en liquide, dans une enveloppe.
P: Un coursier ? Mais pourquoi tu ne viens pas, toi ?
C: Je suis encore au commissariat pour les papiers, je ne peux pas bouger. Mais surtout tu n'en parles pas à maman, s'il te plaît, elle va s'inquiéter pour rien.
P: Je n'aime pas beaucoup ça, Thomas. Je vais quand même l'appeler.
C: Non, papi, pas maintenant, reste avec moi au téléphone. Je te rembourse vendredi, c'est promis.
P: Laisse-moi réfléchir cinq minutes, tu veux bien ?
C: On n'a pas cinq minutes, papi. Il est déjà en route.
`,
};
