import type { Messages } from "../fr.ts";

export const aide: Messages["aide"] = {};
