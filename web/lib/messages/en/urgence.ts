import type { Messages } from "../fr.ts";

export const urgence: Messages["urgence"] = {};
