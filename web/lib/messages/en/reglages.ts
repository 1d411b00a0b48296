import type { Messages } from "../fr.ts";

export const reglages: Messages["reglages"] = {};
