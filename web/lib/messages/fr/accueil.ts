export const accueil = {};
