// What is no token is encoded: it becomes part of an address we answer with.
export const invitationPath = (token: string): string => `/invitation/${encodeURIComponent(token)}`;

/** Present when an answer could not be given. */
export const FAILED_PARAM = "echec";
