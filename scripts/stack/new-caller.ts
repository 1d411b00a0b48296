import { randomInt } from "node:crypto";

/** A number of those that belong to nobody. A new one for each call: of a number that called before, Ethiq remembers how it went. */
export const newCaller = (): string => `+3363998${randomInt(1_000, 5_000)}`;
