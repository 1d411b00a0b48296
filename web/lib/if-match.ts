/** The header that names the version that a list showed. */
export const ifMatch = (revision: number) => ({ "if-match": `"${revision}"` });
