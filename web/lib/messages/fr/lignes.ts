export const lignes = {};
