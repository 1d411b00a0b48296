// What is no token is encoded: it becomes part of an address we answer with.
export const urgentPath = (token: string): string => `/u/${encodeURIComponent(token)}`;

export const TAKE = "prise";
export const CUT = "couper";

/** Names what could not be done, or whose receipt was lost: the page knows which from what is on record. */
export const FAILED_PARAM = "echec";
