// What is no token is encoded: it becomes part of an address we answer with.
export const contactPath = (token: string): string => `/contact/${encodeURIComponent(token)}`;

/** Names the answer that could not be given, or whose receipt was lost: the page knows which from what is on record. */
export const FAILED_PARAM = "echec";
