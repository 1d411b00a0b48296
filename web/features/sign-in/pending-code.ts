import { forgetTyped, keepTyped, readTyped } from "../../lib/keep-typed.ts";

const NAME = "connexion-code";

/** A code is on its way: kept in this tab, since an address has no place in that of a page. */
export interface PendingCode {
  email: string;
  returnTo: string;
  /** In ms since the epoch. */
  sentAt: number;
}

export const keepPendingCode = (pending: PendingCode): void => keepTyped(window.sessionStorage, NAME, { ...pending });
/** Without a schema: the sign-in page needs no other, and is to open at once. */
export function readPendingCode(): PendingCode | undefined {
  const { email, returnTo, sentAt } = readTyped(window.sessionStorage, NAME) ?? {};
  return typeof email === "string" && typeof returnTo === "string" && typeof sentAt === "number" ? { email, returnTo, sentAt } : undefined;
}
export const forgetPendingCode = (): void => forgetTyped(window.sessionStorage, NAME);
