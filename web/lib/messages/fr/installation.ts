export const installation = {};
