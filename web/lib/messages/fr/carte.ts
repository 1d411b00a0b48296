export const carte = {};
