export const proches = {};
