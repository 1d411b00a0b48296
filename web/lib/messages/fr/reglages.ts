export const reglages = {};
