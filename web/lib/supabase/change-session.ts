import type { PublicConfig } from "../public-config.ts";
import { loadBrowserClient } from "./browser.ts";

// Neither rejects: what was done before stands, and with the old session the next page leads to sign-in at the worst.

export async function replaceSession(config: PublicConfig, session: { accessToken: string; refreshToken: string }): Promise<void> {
  const tokens = { access_token: session.accessToken, refresh_token: session.refreshToken };
  await loadBrowserClient(config)
    .then(({ auth }) => auth.setSession(tokens))
    .catch(() => {});
}

/** On this device only. */
export async function leaveSession(config: PublicConfig): Promise<void> {
  await loadBrowserClient(config)
    .then(({ auth }) => auth.signOut({ scope: "local" }))
    .catch(() => {});
}
