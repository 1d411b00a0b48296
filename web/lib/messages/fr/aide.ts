export const aide = {};
