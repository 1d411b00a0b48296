/** Of the session's cookies: where pages come by https, no browser sends them any other way. */
export const cookieOptions = (protocol: string) => ({ secure: protocol.startsWith("https"), sameSite: "lax" as const, path: "/" });
