export const developpeurs = {
  title: "Référence pour les développeurs",
  intro: "Toutes les adresses de l'interface de programmation d'Ethiq. Vous pouvez les essayer ici, avec votre session ou une clé.",
  loading: "Chargement de la référence…",
  failed: "Nous n'arrivons pas à afficher la référence. Vos lignes restent protégées. Réessayez dans un instant.",
  retry: "Réessayer",
};
