export const urgence = {};
