import { AppError, toAppError } from "../domain/errors.ts";
import type { Asker, AuthGateway } from "../ports/auth-gateway.ts";
import type { SessionStore } from "../ports/session-store.ts";

export interface ChangePasswordDeps {
  auth: AuthGateway;
  sessions: SessionStore;
  now: () => number;
}

export interface PasswordOrder {
  accessToken: string;
  password: string;
  currentPassword?: string | undefined;
  asker: Asker;
}

/** As long as a code is accepted: whoever just typed one need not prove more. */
const RECENT_MS = 30 * 60_000;

/** Whoever picks up an open telephone cannot take the account over, and whoever had got in before is out. */
export async function changePassword({ auth, sessions, now }: ChangePasswordDeps, order: PasswordOrder): Promise<void> {
  const { accessToken, password, currentPassword, asker } = order;
  if (currentPassword === undefined) {
    const current = (await sessions.list()).find(({ isCurrent }) => isCurrent);
    if (!current || now() - Date.parse(current.createdAt) > RECENT_MS) {
      throw new AppError("invalid_request", "an old session alone does not change a password", { fields: { currentPassword: "required" } });
    }
    await auth.setPassword(accessToken, password);
  } else {
    const { email } = await auth.person(accessToken);
    const proof = await auth.signIn({ email, password: currentPassword }, asker);
    try {
      await auth.setPassword(accessToken, password).catch((thrown) => {
        // Auth has a limit of its own for the age of a session; the one that proved the password is new.
        if (toAppError(thrown).providerCode !== "reauthentication_needed") throw thrown;
        return auth.setPassword(proof.accessToken, password);
      });
    } finally {
      await auth.signOut(proof.accessToken, "this").catch(() => undefined);
    }
  }
  await auth.signOut(accessToken, "others");
}
