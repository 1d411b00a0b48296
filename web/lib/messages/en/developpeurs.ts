import type { Messages } from "../fr.ts";

export const developpeurs: Messages["developpeurs"] = {
  title: "Reference for developers",
  intro: "Every address of Ethiq's programming interface. You can try them here, with your session or a key.",
  loading: "Loading the reference…",
  failed: "We cannot show the reference. Your lines stay protected. Try again in a moment.",
  retry: "Try again",
};
