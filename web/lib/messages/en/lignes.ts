import type { Messages } from "../fr.ts";

export const lignes: Messages["lignes"] = {};
