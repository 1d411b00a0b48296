/** Before the h of French first names, which is mute except in some that came from elsewhere (Hans, Hassan). */
const ELIDES = /^([aeiouœæàâäéèêëîïôöùûü]|y[^aeiou]|h(?!a))/i;

/** "de Jeanne", "d'Odette": never cut at the end of a line. */
export const ofName = (name: string): string => (ELIDES.test(name) ? `d'${name}` : `de\u00a0${name}`);
