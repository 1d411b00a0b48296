/** Where signed-in people land. */
export const MEMBER_HOME = "/accueil";

/** Where somebody goes who has just opened a household: it has no line yet. */
export const FIRST_STEPS = "/installation";

export const RETURN_PARAM = "suite";
/** On the way to sign-in: the session was refused, whatever its cookies say. */
export const SESSION_OVER_PARAM = "fin";

// What a browser writes into a query; the path before it decides alone whose page it is.
const PLAIN_PATH = /^(\/[\w-]+)+(\?[\x21\x24-\x5b\x5d-\x7e]*)?$/;

/** The value if it names a page of ours and nothing else: whoever writes a link to sign-in chooses where it leads. */
export const localPath = (value: unknown): string | undefined => (typeof value === "string" && PLAIN_PATH.test(value) ? value : undefined);

/** Sign-in, and from there back to this page. */
export const signInThen = (path: string): string => `/connexion?${new URLSearchParams({ [RETURN_PARAM]: path })}`;

/** Sign-in again: without the mark, sign-in would take the session for a good one and lead back here for ever. */
export const signInAgainThen = (path: string): string =>
  `/connexion?${new URLSearchParams({ [RETURN_PARAM]: path, [SESSION_OVER_PARAM]: "1" })}`;

/** Signed in, and still missing the code of the app: there, and back to this page. */
export const secondFactorThen = (path: string): string => `/connexion/second?${new URLSearchParams({ [RETURN_PARAM]: path })}`;
