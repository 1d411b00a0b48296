export const niveauAide = {
  title: "Niveau d'aide",
  intro: "Choisissez ce qu'Ethiq fait pendant un appel suspect. Vous pouvez changer à tout moment.",
  what: "le niveau d'aide",
  question: (name: string) => `Quelle aide pour ${name}\u00a0?`,
  levels: {
    1: { label: "Prévenir la personne", text: "Une voix la prévient pendant l'appel. Personne d'autre n'est prévenu." },
    2: {
      label: "Prévenir aussi les proches",
      text: "Une voix la prévient. Les proches qui ont dit oui reçoivent un message.",
    },
    3: {
      label: "Un proche peut couper l'appel",
      text: "Une voix la prévient. Les proches sont prévenus. L'un d'eux peut couper l'appel.",
    },
  },
  now: (name: string) => `Aide choisie pour ${name}`,
  decide: "La personne protégée décide. Parlez-en avec elle avant de changer.",
  readOnly: "Vos droits permettent de lire ce choix, pas de le changer.",
  save: "Enregistrer",
  saved: (name: string) => `C'est enregistré. Ce choix vaut dès le prochain appel de ${name}.`,
  notSaved: "Ce n'est pas enregistré. Le niveau d'avant reste en place. Réessayez dans un instant.",
  empty: "Aucune ligne pour le moment. Ce choix viendra avec votre première ligne.",
  ended: "Cette ligne est arrêtée. Son niveau d'aide ne change plus.",
};
