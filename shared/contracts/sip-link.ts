import { z } from "zod";

/** What the address of a QR code holds, sealed. As short as it can be: every character makes the code finer and harder to scan. */
export const SipLink = z.tuple([
  z.int().meta({ description: "Version of the password" }),
  z.string().meta({ description: "User name" }),
  z.string().meta({ description: "Host of the registrar, which is the domain for the telephone" }),
  z.string().meta({ description: "Password" }),
  z.int().meta({ description: "When it is over, in seconds since 1970" }),
]);
export type SipLink = z.infer<typeof SipLink>;
