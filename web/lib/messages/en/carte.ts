import type { Messages } from "../fr.ts";

export const carte: Messages["carte"] = {};
