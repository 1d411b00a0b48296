export const niveauAide = {
  title: "Niveau d'aide",
  intro: "Choisissez ce qu'Ethiq fait pendant un appel suspect. Vous pouvez changer à tout moment.",
  what: "le niveau d'aide",
  question: (name: string) => `Quelle aide pour ${name}\u00a0?`,
  levels: {
    1: {
      label: (name: string) => `Ethiq prévient seulement ${name}.`,
      text: "Une voix lui parle pendant l'appel. Personne d'autre n'est prévenu.",
    },
    2: {
      label: (name: string) => `Ethiq prévient ${name} et ses proches.`,
      text: "Une voix lui parle. Les proches qui ont dit oui reçoivent un SMS.",
    },
    3: {
      label: () => "Un proche peut aussi couper l'appel.",
      text: "Une voix lui parle. Les proches reçoivent un SMS. Son lien permet de couper l'appel.",
    },
  },
  now: (name: string) => `Aide choisie pour ${name}`,
  decide: "La personne protégée décide. Parlez-en avec elle avant de changer.",
  who: "Les responsables et les aidants peuvent changer ce choix.",
  readOnly: "Vos droits permettent de lire ce choix, pas de le changer.",
  toLines: "Voir les lignes",
  save: "Enregistrer",
  saved: (name: string) => `C'est enregistré. Ce choix vaut dès le prochain appel de ${name}.`,
  notSaved: "Ce n'est pas enregistré. Le niveau d'avant reste en place. Réessayez dans un instant.",
  empty: "Aucune ligne pour le moment. Ce choix viendra avec votre première ligne.",
  ended: "Cette ligne est arrêtée. Son niveau d'aide ne change plus.",
};
