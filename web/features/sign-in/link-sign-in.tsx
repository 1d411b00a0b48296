"use client";

import { useState } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { ActionLink, LinkFailure, LinkPage } from "../../components/link-page.tsx";
import { Button } from "../../components/ui/button.tsx";
import { signInThen } from "../../lib/local-path.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { codeFault } from "./code-page.tsx";
import { useEntry } from "./use-entry.ts";
import { signInWords } from "./words.ts";

interface LinkSignInProps {
  config: PublicConfig;
  /** Undefined when the address has none that could be one. */
  token: string | undefined;
  returnTo: string;
}

export function LinkSignIn({ config, token, returnTo }: LinkSignInProps) {
  const { locale } = useFrame();
  const text = signInWords(locale);
  const goOn = useEntry(config);
  const [fault, setFault] = useState<"codeWrong" | "tooMany" | "unavailable">();
  const [isPending, setPending] = useState(false);

  async function enter(tokenHash: string) {
    if (isPending) return;
    setPending(true);
    setFault(undefined);
    const { error } = await loadBrowserClient(config)
      .then(({ auth }) => auth.verifyOtp({ token_hash: tokenHash, type: "email" }))
      .catch(() => ({ error: {} }));
    if (!error) return goOn(returnTo);
    setFault(codeFault(error));
    setPending(false);
  }

  if (token === undefined || fault === "codeWrong") {
    return (
      <LinkPage title={text.link.overTitle}>
        <p role="alert" className="mt-4">
          {text.link.over}
        </p>
        <ActionLink href={signInThen(returnTo)}>{text.link.askCode}</ActionLink>
      </LinkPage>
    );
  }
  return (
    <LinkPage title={text.link.title}>
      {fault && <LinkFailure>{text.errors[fault]}</LinkFailure>}
      <p className="mt-4">{text.link.intro}</p>
      <Button size="lg" className="mt-6 w-full" aria-busy={isPending} onClick={() => void enter(token)}>
        {isPending ? text.code.confirming : text.link.confirm}
      </Button>
      <p className="mt-6">{text.link.notYou}</p>
      <noscript>
        <p className="mt-6 font-bold">{text.noScript}</p>
      </noscript>
    </LinkPage>
  );
}
