import type { Messages } from "../fr.ts";

export const accueil: Messages["accueil"] = {};
