export const inscription = {};
