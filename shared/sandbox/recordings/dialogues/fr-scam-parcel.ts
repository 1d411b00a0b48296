import type { Dialogue } from "./dialogue.ts";

export const frScamParcel: Dialogue = {
  name: "fr-scam-parcel",
  lang: "fr",
  label: "scam",
  kind: "delivery",
  title: "Le livreur qui demande les numéros de la carte",
  caller: { voice: "fr-ch+m1", pitch: 48, wordsPerMinute: 200 },
  protected: { voice: "fr-fr+f4", pitch: 50, wordsPerMinute: 191 },
  script: `
P: Allô ?
C: Bonjour madame, c'est le service des livraisons. Je vous appelle au sujet d'un colis à votre nom.
P: Ah, bonjour. Un colis ? Attendez, oui, j'ai commandé une couette la semaine dernière.
C: Oui, c'est un paquet assez volumineux. Le livreur est passé ce matin vers dix heures, mais apparemment il n'y avait personne.
P: Ah mince. J'étais sortie chercher le pain, ça a dû tomber à ce moment-là.
C: Ça arrive tous les jours, ne vous inquiétez pas. Il est revenu au dépôt, on peut le représenter demain si ça vous convient. Plutôt le matin, ou plutôt l'après-midi ?
P: L'après-midi, c'est mieux. Le matin j'ai ma kiné.
C: Très bien, je note, demain entre quatorze et seize heures. Vous êtes toujours au deuxième étage, c'est ça ?
P: Non, au rez-de-chaussée. La porte à gauche, en entrant.
C: D'accord, je corrige. Alors, comme c'est une deuxième présentation, il y a juste un euro quatre-vingt-quinze à régler, pour remettre le colis en tournée.
P: Ah bon ? D'habitude on ne paie pas.
C: Oui, c'est nouveau depuis septembre, malheureusement. On a beaucoup de réclamations là-dessus, d'ailleurs.
P: Bon, un euro quatre-vingt-quinze, ce n'est pas la mer à boire. Je donnerai ça au livreur.
C!: Les livreurs n'ont plus le droit d'encaisser, alors donnez-moi le numéro de votre *carte* bancaire, et les trois chiffres au dos.
P: Comme ça, au téléphone ?
C: Oui, c'est une ligne sécurisée. Il me faut les seize chiffres, la date, et les trois chiffres derrière.
P: Euh, attendez, elle est dans mon sac. Et si je passe le chercher au dépôt, moi, ce colis ?
C: Le dépôt n'est pas ouvert au public. Et si ce n'est pas réglé ce soir, le colis repart chez l'expéditeur.
P: Ah, c'est embêtant. Mon fils m'a dit de ne jamais donner ma carte par téléphone.
C: Je comprends, mais là c'est moins de deux euros, madame. Vous ne risquez rien du tout.
`,
};
