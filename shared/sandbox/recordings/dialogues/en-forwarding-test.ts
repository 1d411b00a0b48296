import type { Dialogue } from "./dialogue.ts";

/** What a person says in the call that proves a line: a greeting, and any of the private words. */
export const enForwardingTest: Dialogue = {
  name: "en-forwarding-test",
  lang: "en",
  label: "honest",
  kind: "line_test",
  title: "The words of the test call",
  caller: { voice: "en-gb+m3", pitch: 44, wordsPerMinute: 165 },
  protected: { voice: "en-gb+f3", pitch: 52, wordsPerMinute: 150 },
  script: `
P: Hello.
P: Strawberry.
P: Umbrella.
P: Cathedral.
P: Butterfly.
P: Chocolate.
P: Sunflower.
P: Elephant.
P: Telephone.
`,
};
