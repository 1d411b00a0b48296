import { useRouter } from "next/navigation";
import { secondFactorThen } from "../../lib/local-path.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";

/** Where to go once a session is open: on, or first to the code of the app where the account asks for one. */
export function useEntry(config: PublicConfig) {
  const router = useRouter();
  return async (returnTo: string): Promise<void> => {
    // Unknown, the page itself sends who still needs it to the code.
    const level = await loadBrowserClient(config)
      .then(({ auth }) => auth.mfa.getAuthenticatorAssuranceLevel())
      .catch(() => undefined);
    const needsSecond = level?.data?.nextLevel === "aal2" && level.data.currentLevel !== "aal2";
    router.replace(needsSecond ? secondFactorThen(returnTo) : returnTo);
    router.refresh();
  };
}
