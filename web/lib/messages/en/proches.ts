import type { Messages } from "../fr.ts";

export const proches: Messages["proches"] = {};
