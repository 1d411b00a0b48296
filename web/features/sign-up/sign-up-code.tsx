"use client";

import Link from "next/link";
import { useEffect, useRef, useState } from "react";
import { toAppError } from "../../../shared/domain/errors.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { LinkFailure } from "../../components/link-page.tsx";
import { Button } from "../../components/ui/button.tsx";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { useApi } from "../../lib/use-api.ts";
import { CodeForm } from "../sign-in/code-form.tsx";
import { codeFault } from "../sign-in/code-page.tsx";
import { signInWords } from "../sign-in/words.ts";
import { signUpWords } from "./words.ts";

interface SignUpCodeProps {
  config: PublicConfig;
  email: string;
  /** Opens the household; may be asked again when it fails. */
  onEntered(): Promise<void>;
  onBack(): void;
}

export function SignUpCode({ config, email, onEntered, onBack }: SignUpCodeProps) {
  const { locale } = useFrame();
  const text = signUpWords(locale);
  const code = signInWords(locale).code;
  const api = useApi();
  const heading = useRef<HTMLHeadingElement>(null);
  const [sentAt, setSentAt] = useState(Date.now);
  const [isConfirmed, setConfirmed] = useState(false);
  const [isPending, setPending] = useState(false);
  const [hasFailed, setFailed] = useState(false);

  // The form before it is gone, and the focus with it.
  useEffect(() => heading.current?.focus(), []);

  async function open() {
    setPending(true);
    setFailed(false);
    await onEntered().catch(() => {
      setFailed(true);
      setPending(false);
    });
  }

  return (
    <div className="mx-auto w-full max-w-xl px-4 pb-8 pt-8 text-lg sm:pt-14">
      <h1 ref={heading} tabIndex={-1} className="mt-1 text-2xl font-bold">
        {text.codeTitle}
      </h1>
      {isConfirmed ? (
        <>
          {hasFailed && <LinkFailure>{text.notOpened}</LinkFailure>}
          <Button size="lg" className="mt-6 w-full" aria-busy={isPending} onClick={() => !isPending && void open()}>
            {isPending ? text.pending : text.openAgain}
          </Button>
        </>
      ) : (
        <>
          <p className="mt-4">{code.intro}</p>
          <p className="mt-2 font-semibold break-words">{code.sentTo(email)}</p>
          <CodeForm
            locale={locale}
            email={email}
            sentAt={sentAt}
            enter={async (_email, token) => {
              const { auth } = await loadBrowserClient(config);
              const { error } = await auth.verifyOtp({ email, token, type: "signup" });
              if (error) return codeFault(error);
              // Somebody may have begun an account with this address before: Auth has kept the password they chose.
              await auth.updateUser({ password: unknownPassword() });
              setConfirmed(true);
              await open();
              return undefined;
            }}
            sendAgain={async () => {
              try {
                await api.post("/auth/resend", { body: { email, type: "signup" } });
                setSentAt(Date.now());
                return undefined;
              } catch (error) {
                return toAppError(error).code === "rate_limited" ? "tooMany" : "unavailable";
              }
            }}
          />
          <p className="mt-6">
            {text.maybeKnown}{" "}
            <Link
              href="/connexion"
              prefetch={false}
              className="inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4"
            >
              {text.signIn}
            </Link>
          </p>
          <Button variant="outline" size="lg" className="mt-4 w-full" onClick={onBack}>
            {text.back}
          </Button>
        </>
      )}
    </div>
  );
}

/** Nobody knows it: who signs up here signs in by code, and may choose a password later. */
const unknownPassword = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(24)), (byte) => byte.toString(16).padStart(2, "0")).join("");
