/** Set by proxy.ts on each request for a page: its own address, which the frames around it are not told otherwise. */
export const PATH_HEADER = "x-page-path";

const MEMBER_PAGE = /^\/(accueil|installation|carte|appels|proches|confiance|lignes|reglages|developpeurs)(\/|$)/;
const PUBLIC_PAGE = /^\/developpeurs\/reference$/;

/** Whether a page opens for signed-in people only. */
export const isMemberPage = (path: string): boolean => MEMBER_PAGE.test(path) && !PUBLIC_PAGE.test(path);
