export const legal = {
  summary: "En bref",
  whole: "Le texte complet",
  version: (date: string) => `Version 1, du ${date}.`,
  responsible: "Responsable",
  privacy: {
    title: "Vie privée",
    summary: [
      "Un programme écoute les appels reçus pour repérer les arnaques.",
      "Le son n'est jamais enregistré. Les paroles d'un appel calme ne sont pas gardées.",
      "La personne protégée donne son accord elle-même. Elle l'arrête quand elle veut.",
      "Vous pouvez tout emporter et tout effacer, sans donner de raison.",
    ],
    sections: [
      {
        title: "Ce qui est écouté",
        text: [
          "Ethiq écoute les appels reçus sur une ligne renvoyée, pendant leur durée.",
          "Les appels que vous passez ne sont pas écoutés.",
          "L'appelant est informé au début de l'appel, avant toute écoute.",
          "En cas de doute, un deuxième programme peut relire un passage. Les chiffres y sont masqués.",
          "Le but est unique\u00a0: repérer une arnaque et prévenir.",
        ],
      },
      {
        title: "Ce qui est gardé, et combien de temps",
        text: [
          "Le son\u00a0: jamais.",
          "Les paroles d'un appel calme\u00a0: jamais.",
          "Quelques phrases d'un appel suspect, chiffres cachés\u00a0: 30 jours, ou pas du tout.",
          "La liste des appels et leur déroulé\u00a0: 13 mois, sauf autre choix.",
          "Les messages aux proches\u00a0: 90 jours.",
          "Le journal des changements\u00a0: 36 mois.",
        ],
      },
      {
        title: "Qui peut voir",
        text: [
          "Le foyer, selon les droits donnés à chacun.",
          "Pendant un appel suspect, qui gère le foyer peut lire les paroles.",
          "Chacun voit qui a suivi l'appel. Ce texte en direct n'est pas gardé.",
          "Un proche reçoit un SMS\u00a0: un prénom, un fait, une action. Jamais les paroles.",
          "Nos prestataires traitent l'appel et les messages, seulement pour ce service.",
          "Aucune donnée n'est vendue. Aucune publicité.",
        ],
      },
      {
        title: "Ce qui nous y autorise",
        text: [
          "Pour la personne protégée\u00a0: son accord, qu'elle peut retirer.",
          "Pour l'appelant\u00a0: l'intérêt légitime à empêcher une arnaque, et son information.",
          "Pour les proches\u00a0: leur réponse, oui ou non.",
        ],
      },
      {
        title: "Vos droits",
        text: [
          "Voir, corriger, emporter, effacer vos données\u00a0: dans «\u00a0Réglages\u00a0», ou avec notre aide.",
          "Vous opposer à l'écoute\u00a0: mettez la ligne en pause, ou arrêtez-la.",
          "Aucune décision n'est prise à votre place\u00a0: Ethiq prévient, vous décidez.",
        ],
      },
      {
        title: "Cookies",
        text: [
          "Un cookie garde votre connexion. D'autres gardent la langue, l'affichage et le foyer choisi.",
          "Aucun cookie ne mesure ni ne suit.",
        ],
      },
      {
        title: "Se plaindre",
        text: ["Dites-le-nous d'abord, si vous voulez. Vous pouvez aussi saisir la CNIL, sur cnil.fr."],
      },
    ],
  },
  accessibility: {
    title: "Accessibilité",
    summary: [
      "Ce site est fait pour être lu et utilisé par tous.",
      "Le texte est grand. Il peut doubler sans rien perdre.",
      "Tout se fait au clavier, et avec un lecteur d'écran.",
      "Un obstacle\u00a0? Dites-le-nous. Une personne vous aide autrement.",
    ],
    sections: [
      {
        title: "Ce que nous visons",
        text: [
          "La norme européenne EN 301 549 et le RGAA 4.1, niveau double A.",
          "Nous allons plus loin pour les contrastes et la taille des boutons.",
        ],
      },
      {
        title: "Ce qui est vérifié",
        text: [
          "À chaque changement, un programme contrôle toutes les pages.",
          "Il mesure les contrastes, les boutons, le zoom et le clavier.",
          "Aucune personne extérieure n'a encore fait de contrôle complet.",
          "Ce site ne peut donc pas encore se dire conforme.",
        ],
      },
      {
        title: "Ce qui ne va pas encore",
        text: ["La référence pour les développeurs est en anglais. Son affichage vient d'un autre logiciel."],
      },
      {
        title: "Dans l'application",
        text: ["Ouvrez «\u00a0Réglages\u00a0», puis «\u00a0Affichage\u00a0», pour des gros caractères ou un fond sombre."],
      },
      {
        title: "Se plaindre",
        text: [
          "Dites-nous ce qui vous bloque. Nous répondons et nous proposons une autre voie.",
          "Sans réponse utile, vous pouvez saisir le Défenseur des droits, sur defenseurdesdroits.fr.",
        ],
      },
    ],
  },
  terms: {
    title: "Conditions",
    summary: [
      "Ethiq aide à repérer les arnaques. Il ne peut pas les repérer toutes.",
      "La personne protégée donne son accord et peut l'arrêter.",
      "Vous pouvez partir quand vous voulez. La ligne sonne encore 30 jours.",
      "Les numéros d'urgence marchent toujours par votre téléphone, sans Ethiq.",
    ],
    sections: [
      {
        title: "Le service",
        text: [
          "Vos appels reçus passent par un numéro Ethiq, puis sonnent chez vous.",
          "Pendant l'appel, un programme cherche les signes d'une arnaque.",
          "Il prévient la personne, et ses proches selon l'aide choisie.",
        ],
      },
      {
        title: "Ce que nous faisons",
        text: [
          "Nous faisons sonner vos appels, même si l'écoute est en panne.",
          "Nous disons si la ligne est protégée, avec l'heure de la vérification.",
          "Nous prévenons si le renvoi d'appel s'arrête.",
        ],
      },
      {
        title: "Ce que nous ne promettons pas",
        text: [
          "Ethiq peut se tromper, dans un sens ou dans l'autre.",
          "Restez prudent, même sans alerte.",
          "Ethiq ne remplace ni votre banque, ni la police, ni un médecin.",
        ],
      },
      {
        title: "Ce que nous vous demandons",
        text: [
          "Protégez seulement une ligne dont la personne est d'accord.",
          "Donnez le numéro de proches qui veulent bien être prévenus.",
          "N'utilisez pas Ethiq pour surveiller quelqu'un.",
        ],
      },
      {
        title: "Le prix",
        text: [
          "Le prix est indiqué avant tout engagement.",
          "Votre opérateur peut compter le renvoi d'appel. Souvent, le forfait l'inclut.",
        ],
      },
      {
        title: "Partir",
        text: [
          "Arrêtez la ligne dans «\u00a0Lignes\u00a0», et tapez le code d'arrêt.",
          "Pendant 30 jours, les appels sonnent encore, sans écoute.",
          "Vous choisissez ensuite d'emporter ou d'effacer vos données.",
        ],
      },
      {
        title: "Se plaindre",
        text: ["Dites-le-nous d'abord. Sans accord, un médiateur ou un juge peut décider, selon le droit français."],
      },
    ],
  },
};
