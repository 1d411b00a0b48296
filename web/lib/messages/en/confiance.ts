import type { Messages } from "../fr.ts";

export const confiance: Messages["confiance"] = {};
