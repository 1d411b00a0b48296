export const RETURN_PARAM = "retour";

const PLAIN_PATH = /^(\/[\w-]+)+$/;

/** The value if it names a page of ours and nothing else: whoever writes a link to sign-in chooses where it leads. */
export const localPath = (value: unknown): string | undefined => (typeof value === "string" && PLAIN_PATH.test(value) ? value : undefined);

/** Sign-in, and from there back to this page. */
export const signInThen = (path: string): string => `/connexion?${new URLSearchParams({ [RETURN_PARAM]: path })}`;
