import { STEPS, type Step } from "./next-step.ts";

const SLUGS: Record<Step, string> = {
  who: "pour-qui",
  line: "ligne",
  agreement: "accord",
  telephone: "telephone",
  number: "numero",
  contacts: "proches",
  help: "aide",
  forwarding: "renvoi",
  test: "essai",
  ready: "pret",
};

/** In the place of a line's id, before there is one. */
export const NEW_LINE = "nouvelle";

/** The test has a page of its own, which is opened without the installation too. */
export const stepPath = (lineId: string, step: Step): string =>
  step === "test" ? `/installation/essai?ligne=${lineId}` : `/installation/${lineId}/${SLUGS[step]}`;

export const stepOfSlug = (slug: string): Step | undefined => STEPS.find((step) => SLUGS[step] === slug);

/** After a no: the line, and with it its address, is gone. */
export const stoppedPath = (who: "self" | "other"): string => `/installation?arret=${who === "self" ? "moi" : "proche"}`;
