"use client";

import { useEffect, useState } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { ActionLink, LinkPage } from "../../components/link-page.tsx";
import { MEMBER_HOME, signInThen } from "../../lib/local-path.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { useApi } from "../../lib/use-api.ts";
import { accountRefusal } from "../invitation/read-account.ts";
import { askCode } from "./ask-code.ts";
import { CodeForm } from "./code-form.tsx";
import { forgetPendingCode, keepPendingCode, type PendingCode, readPendingCode } from "./pending-code.ts";
import { useEntry } from "./use-entry.ts";
import { signInWords } from "./words.ts";

export function CodePage({ config }: { config: PublicConfig }) {
  const { locale } = useFrame();
  const text = signInWords(locale);
  const api = useApi();
  const goOn = useEntry(config);
  const [pending, setPending] = useState<PendingCode>();
  const [isRead, setRead] = useState(false);
  useEffect(() => {
    setPending(readPendingCode());
    setRead(true);
  }, []);
  const returnTo = pending?.returnTo ?? MEMBER_HOME;

  return (
    <LinkPage title={text.code.title}>
      <p className="mt-4">{isRead && !pending ? text.code.introUnknown : text.code.intro}</p>
      {(pending || !isRead) && <p className="mt-2 min-h-7 font-semibold break-words">{pending && text.code.sentTo(pending.email)}</p>}
      <CodeForm
        locale={locale}
        // Until the tab has been asked, it is not known that the address is missing.
        email={pending?.email ?? (isRead ? undefined : "")}
        sentAt={pending?.sentAt}
        enter={async (email, token) => {
          const { error } = await (await loadBrowserClient(config)).auth.verifyOtp({ email, token, type: "email" });
          if (error) return codeFault(error);
          forgetPendingCode();
          await goOn(returnTo);
          return undefined;
        }}
        sendAgain={async (email) => {
          const fault = await askCode(api, email);
          if (fault) return fault;
          const again = { email, returnTo, sentAt: Date.now() };
          keepPendingCode(again);
          setPending(again);
          return undefined;
        }}
      />
      <ActionLink href={signInThen(returnTo)} variant="outline">
        {text.code.otherAddress}
      </ActionLink>
    </LinkPage>
  );
}

/** What Auth answered to a code. An address without an account and a wrong code are the same. */
export function codeFault(error: { code?: string | undefined; status?: number | undefined }): "codeWrong" | "tooMany" | "unavailable" {
  const fault = accountRefusal(error);
  return fault === "tooMany" || fault === "unavailable" ? fault : "codeWrong";
}
