import type { Messages } from "../fr.ts";

export const inscription: Messages["inscription"] = {};
