/** A mail the Auth stand-in wants sent. */
export interface Letter {
  action: "signup" | "recovery" | "magiclink" | "reauthentication";
  email: string;
  code: string;
  hash: string;
}

type Send = (email: string, hash: string, code: string) => Promise<void>;

/** In place of the stand-in's own mails: they are put down here, and sent by whoever asked once the database is free again. */
export function createLetterTray() {
  let letters: Letter[] = [];
  const put =
    (action: Letter["action"]): Send =>
    async (email, hash, code) =>
      void letters.push({ action, email, code, hash });
  return {
    mailer: {
      sendConfirmation: put("signup"),
      sendRecovery: put("recovery"),
      sendMagicLink: put("magiclink"),
      sendReauthentication: (email: string, code: string, meta?: { tokenHash?: string }) =>
        put("reauthentication")(email, meta?.tokenHash ?? "", code),
      sendEmailChange: () => Promise.reject(new Error("a change of address is not made here")),
    },
    take(): Letter[] {
      const taken = letters;
      letters = [];
      return taken;
    },
  };
}
