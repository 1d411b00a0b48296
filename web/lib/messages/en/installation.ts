import type { Messages } from "../fr.ts";

export const installation: Messages["installation"] = {};
