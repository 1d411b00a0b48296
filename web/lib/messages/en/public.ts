import type { Messages } from "../fr.ts";

export const publicPages: Messages["publicPages"] = {};
