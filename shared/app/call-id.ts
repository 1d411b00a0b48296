import { idOf } from "./digest.ts";

/** The same call SID gives the same UUID everywhere, so that repeated deliveries agree even while the database is down. */
export const callIdOf = (callSid: string): Promise<string> => idOf(`call:${callSid}`);
