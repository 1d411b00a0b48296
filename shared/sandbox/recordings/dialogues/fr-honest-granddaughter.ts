import type { Dialogue } from "./dialogue.ts";

export const frHonestGranddaughter: Dialogue = {
  name: "fr-honest-granddaughter",
  lang: "fr",
  label: "honest",
  kind: "relative",
  title: "La petite-fille en panne de voiture",
  caller: { voice: "fr-fr+f5", pitch: 68, wordsPerMinute: 206 },
  protected: { voice: "fr-ch+f2", pitch: 50, wordsPerMinute: 182 },
  script: `
P: Allô ?
C: Mamie, c'est Camille ! Ça va ? Je te dérange ?
P: Non, ma puce, je faisais mes mots croisés. Qu'est-ce qui t'arrive, tu as l'air essoufflée ?
C: Oh, m'en parle pas. Je suis en panne, sur le parking de la piscine. La voiture, elle veut plus rien savoir, ça fait juste un petit clac.
P: Ah, c'est la batterie, ça. Ton grand-père avait toujours les câbles dans le coffre.
C: Oui, ben moi non. J'ai appelé le dépannage, mais ils ont pas mal d'urgences, avec le froid. Ils disent pas avant dix-neuf heures.
P: Mais tu ne vas pas attendre deux heures dehors, quand même !
C: Ben justement, je voulais te demander, est-ce que tu pourrais venir me chercher ? Si ça t'embête, je demande à papa, mais il finit tard.
P: Mais non, ça ne m'embête pas. Le temps de mettre mes chaussures.
C: T'es un amour. Prends ton temps, hein, je suis au chaud dans le hall. Et si tu veux, rappelle-moi sur mon numéro quand tu pars, comme ça je sors.
P: D'accord. Et tu as de quoi payer le dépanneur ? Tu veux que j'apporte de l'argent ?
C: Non, non, pas besoin, c'est compris dans l'assurance, j'ai rien à payer. Au pire j'ai ma carte.
P: Bon. Et pour entrer dans le parking, il faut toujours le code à la barrière ?
C: Non, c'est ouvert le mercredi. Ah, et j'ai prévenu maman, elle sait que je suis là.
P: Très bien. Je te rappelle dans cinq minutes, en partant.
C: Ça marche. Et roule doucement, surtout, y a du verglas près du pont. Bisous, mamie.
P: Bisous, à tout de suite.
`,
};
