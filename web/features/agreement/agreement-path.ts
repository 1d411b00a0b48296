// What is no token is encoded: it becomes part of an address we answer with.
export const agreementPath = (token: string): string => `/accord/${encodeURIComponent(token)}`;

/** What the page says after an answer: a no leaves nothing that it could be read from. */
export const OUTCOME_PARAM = "reponse";
export const OUTCOMES = { declined: "non", failed: "echec", over: "avancee" } as const;
