import { z } from "zod";
import { forgetTyped, keepTyped, readTyped } from "../../lib/keep-typed.ts";

const NAME = "connexion-code";

const PendingCode = z.object({ email: z.string(), returnTo: z.string(), sentAt: z.number() });
/** A code is on its way: kept in this tab, since an address has no place in that of a page. */
export type PendingCode = z.infer<typeof PendingCode>;

export const keepPendingCode = (pending: PendingCode): void => keepTyped(window.sessionStorage, NAME, pending);
export const readPendingCode = (): PendingCode | undefined => PendingCode.safeParse(readTyped(window.sessionStorage, NAME)).data;
export const forgetPendingCode = (): void => forgetTyped(window.sessionStorage, NAME);
