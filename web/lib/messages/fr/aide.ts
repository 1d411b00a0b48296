export const aide = {
  title: "Aide",
  intro: "Choisissez ce qui vous arrive.",
  emergencyTitle: "Vous venez de donner un code ou de l'argent\u00a0?",
  emergency: "Voir les 3 choses à faire maintenant",
  questionsTitle: "Vos questions",
  questions: [
    {
      question: "Le téléphone ne sonne plus",
      answer: [
        "Arrêtez d'abord le renvoi d'appel\u00a0: vos appels sonneront comme avant.",
        "Sur le téléphone d'une box, tapez #21# puis appelez.",
        "Sur un mobile, tapez ##21# puis appelez.",
        "Vérifiez ensuite que le téléphone est branché. Nous remettrons le renvoi ensemble.",
      ],
    },
    {
      question: "Ethiq dit que ma ligne n'est plus protégée",
      answer: [
        "Le renvoi d'appel s'est arrêté. Cela arrive après un changement chez l'opérateur.",
        "Ouvrez «\u00a0Lignes\u00a0» et tapez de nouveau le code affiché.",
        "Lancez ensuite l'appel d'essai. Il dit si tout est en ordre.",
      ],
    },
    {
      question: "Un appel normal a été signalé",
      answer: [
        "Ouvrez l'appel et choisissez «\u00a0Ce n'était pas une arnaque\u00a0».",
        "Pour un numéro connu, comme un médecin, ajoutez-le dans «\u00a0Confiance\u00a0».",
      ],
    },
    {
      question: "Une arnaque est passée sans alerte",
      answer: [
        "Ces personnes sont très habiles. Ce n'est pas votre faute.",
        "Ouvrez l'appel et choisissez «\u00a0C'était une arnaque\u00a0». Cela améliore la protection.",
        "Si un code ou de l'argent est parti, ouvrez la page «\u00a0Après une arnaque\u00a0».",
      ],
    },
    {
      question: "Mes proches ne reçoivent pas de SMS",
      answer: [
        "Ouvrez «\u00a0Proches\u00a0». Chaque proche doit avoir répondu oui.",
        "Vérifiez son numéro, puis envoyez une nouvelle demande.",
        "Le proche peut avoir répondu STOP. Lui seul peut changer d'avis.",
      ],
    },
    {
      question: "On s'entend mal pendant les appels",
      answer: [
        "Raccrochez et demandez à la personne de rappeler.",
        "Éloignez le téléphone de la box, puis redémarrez la box.",
        "Si cela continue, lancez un appel d'essai dans «\u00a0Lignes\u00a0».",
      ],
    },
    {
      question: "J'attends un appel important",
      answer: [
        "Ouvrez «\u00a0Confiance\u00a0» et annoncez l'appel attendu, avec son heure.",
        "Un artisan, un hôpital ou une école ne sera pas pris pour une arnaque.",
      ],
    },
    {
      question: "Je veux arrêter l'écoute un moment",
      answer: [
        "Ouvrez «\u00a0Lignes\u00a0», choisissez la ligne, puis «\u00a0Mettre en pause\u00a0».",
        "Pendant la pause, les appels sonnent. Personne ne les écoute.",
        "La protection reprend seule à l'heure choisie.",
      ],
    },
    {
      question: "Je n'arrive pas à me connecter",
      answer: [
        "Vérifiez l'adresse e-mail, lettre par lettre.",
        "Un code attendu peut être dans les courriers indésirables.",
        "Pendant ce temps, votre ligne reste protégée.",
      ],
    },
    {
      question: "J'ai reçu un SMS d'Ethiq\u00a0: est-ce bien vous\u00a0?",
      answer: [
        "Nos SMS d'alerte contiennent votre mot de famille.",
        "Sans ce mot, ne cliquez pas. Appelez votre proche.",
        "Nous ne demandons jamais un code bancaire ni de l'argent.",
      ],
    },
    {
      question: "Qui peut entendre ou lire mes appels\u00a0?",
      answer: [
        "Un programme écoute. Aucune personne de chez nous n'écoute.",
        "Les phrases gardées sont lues par votre foyer, selon les droits donnés.",
        "Vous pouvez choisir de ne rien garder, dans «\u00a0Réglages\u00a0».",
      ],
    },
    {
      question: "Je veux partir et tout effacer",
      answer: [
        "Ouvrez «\u00a0Lignes\u00a0» et arrêtez la ligne. Tapez le code d'arrêt affiché.",
        "La ligne sonne encore 30 jours, sans écoute.",
        "Dans «\u00a0Réglages\u00a0», vous pouvez emporter vos données, puis tout effacer.",
      ],
    },
  ],
  callTitle: "Parler à une personne",
  call: "Nous prenons le temps qu'il faut.",
  urgent: {
    title: "Après une arnaque",
    intro: "Ces personnes sont très habiles. Ce n'est pas votre faute. Faites ces trois choses maintenant.",
    steps: [
      {
        title: "Appelez votre banque",
        text: "Composez le numéro au dos de votre carte. Demandez le blocage de la carte et des virements.",
        note: "N'utilisez pas un numéro donné pendant l'appel.",
      },
      {
        title: "Changez vos codes",
        text: "Commencez par la banque, puis l'e-mail. Faites-le sur un autre appareil, si vous pouvez.",
        note: "Quelqu'un a commandé votre ordinateur à distance\u00a0? Éteignez-le.",
      },
      {
        title: "Signalez et faites-vous aider",
        text: "Ces services sont gratuits. Ils connaissent ces situations.",
        note: "Gardez les messages et les numéros\u00a0: ils servent de preuves.",
      },
    ],
    servicesTitle: "Les services qui aident",
    services: {
      cyber: { name: "17Cyber", text: "Le service public en ligne. Il vous guide pas à pas." },
      report: { name: "33700", text: "Envoyez par SMS le numéro de l'appelant, ou le message reçu." },
      info: { name: "Info Escroqueries", text: "Des policiers et des gendarmes répondent à vos questions." },
      support: { name: "France Victimes", text: "Une écoute et des conseils, pour vous et vos proches." },
    },
    call: (number: string) => `Appeler le ${number}`,
    text: (number: string) => `Écrire un SMS au ${number}`,
    open: (site: string) => `Ouvrir ${site}`,
    checked: (month: string) => `Vérifié en ${month}.`,
    unchecked: "Nous n'avons pas encore vérifié ce numéro.",
    uncheckedSite: "Nous n'avons pas encore vérifié cette adresse.",
    dangerTitle: "Vous êtes en danger\u00a0?",
    danger: "Appelez le 17 ou le 112.",
    print: "Imprimer cette page",
  },
};
