import type { Dialogue } from "./dialogue.ts";

/** What a person says in the call that proves a line: a greeting, and any of the private words. */
export const frForwardingTest: Dialogue = {
  name: "fr-forwarding-test",
  lang: "fr",
  label: "honest",
  kind: "line_test",
  title: "Les mots de l'appel d'essai",
  caller: { voice: "fr-fr+m3", pitch: 44, wordsPerMinute: 170 },
  protected: { voice: "fr-fr+f3", pitch: 52, wordsPerMinute: 150 },
  script: `
P: Bonjour.
P: Marguerite.
P: Chocolat.
P: Pantalon.
P: Cathédrale.
P: Libellule.
P: Tournesol.
P: Escalier.
P: Framboise.
`,
};
