export const confiance = {};
