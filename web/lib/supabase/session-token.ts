/** What `/session` answers. A duration, since the clocks of telephones are often wrong. */
export interface SessionAnswer {
  accessToken: string;
  expiresInMs: number;
}

interface Surroundings {
  /** As `document.cookie`. */
  cookies(): string;
  fetch(path: string, init: RequestInit): Promise<Response>;
  now(): number;
}

const PATH = "/session";
const TIMEOUT_MS = 6_000;
/** Less than the 90 s before its end from which the server renews a session: what it answers then is good for longer. */
const SPARE_MS = 85_000;
const ATTEMPTS = 3;

const SESSION_COOKIE = /^sb-[^=]+-auth-token(\.\d+)?=/;
const sessionCookies = (cookies: string): string =>
  cookies
    .split("; ")
    .filter((cookie) => SESSION_COOKIE.test(cookie))
    .join("; ");

/**
 * The access token of whoever is signed in now, undefined for nobody; rejects while our server does not say. A token is kept only as
 * long as the cookies of its session stay as they are: they change when somebody signs in or out, in whatever tab.
 */
export function createSessionToken({ cookies, fetch, now }: Surroundings): () => Promise<string | undefined> {
  let kept: { session: string; token: string; goodUntil: number } | undefined;
  let asking: { session: string; token: Promise<string | undefined> } | undefined;
  const currentSession = () => sessionCookies(cookies());

  async function ask(asked: string): Promise<string | undefined> {
    let session = asked;
    for (let attempt = 1; attempt <= ATTEMPTS && session !== ""; attempt += 1) {
      const askedAt = now();
      const response = await fetch(PATH, { cache: "no-store", signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (!response.ok && response.status !== 401) throw new Error(`the session could not be read: ${response.status}`);
      const answer = response.ok ? ((await response.json()) as SessionAnswer) : undefined;
      // Renewed by this very answer, or somebody else's by now: asked once more, the answer is of the session that stays.
      const after = currentSession();
      if (after !== session) {
        session = after;
        continue;
      }
      if (!answer) return undefined;
      kept = { session, token: answer.accessToken, goodUntil: askedAt + answer.expiresInMs - SPARE_MS };
      return answer.accessToken;
    }
    if (session === "") return undefined;
    throw new Error("the session changed each time it was read");
  }

  return () => {
    const session = currentSession();
    if (session === "") return Promise.resolve(undefined);
    if (kept?.session === session && now() < kept.goodUntil) return Promise.resolve(kept.token);
    if (asking?.session !== session) {
      const token = ask(session).finally(() => {
        if (asking?.token === token) asking = undefined;
      });
      asking = { session, token };
    }
    return asking.token;
  };
}

/** Of this page. */
export const sessionToken = createSessionToken({
  cookies: () => document.cookie,
  fetch: (path, init) => window.fetch(path, init),
  now: Date.now,
});
