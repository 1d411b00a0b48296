"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useRef, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultSummary } from "../../components/fault-summary.tsx";
import { FormField } from "../../components/form-field.tsx";
import { Button } from "../../components/ui/button.tsx";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { useApi } from "../../lib/use-api.ts";
import { askCode } from "./ask-code.ts";
import { keepPendingCode } from "./pending-code.ts";
import { type SignInFault, type SignInFields, type SignInRefusal, signInFaults, signInRefusal } from "./read-sign-in.ts";
import { useEntry } from "./use-entry.ts";
import { signInWords } from "./words.ts";

type Faults = Partial<Record<keyof SignInFields, SignInFault>>;

interface SignInFormProps {
  locale: Locale;
  config: PublicConfig;
  /** Where to go once signed in. */
  returnTo: string;
  /** They were signed in and are no longer. */
  isOver: boolean;
}

export function SignInForm({ locale, config, returnTo, isOver }: SignInFormProps) {
  const text = signInWords(locale);
  const router = useRouter();
  const api = useApi();
  const goOn = useEntry(config);
  const form = useRef<HTMLFormElement>(null);
  const [isSending, setSending] = useState(false);
  const [faults, setFaults] = useState<Faults>({});
  const [refusal, setRefusal] = useState<SignInRefusal | "codeNotSent">();
  const [attempt, setAttempt] = useState(0);
  const [isPending, setPending] = useState(false);
  const [isShown, setShown] = useState(false);
  const messages = [...Object.values(faults), ...(refusal ? [refusal] : [])].map((code) => text.errors[code]);

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const fields = { email: String(form.get("email")), password: String(form.get("password")) };
    const found = signInFaults(fields);
    setFaults(found);
    setRefusal(undefined);
    setAttempt((count) => count + 1);
    if (Object.keys(found).length > 0 || isPending) return;
    setPending(true);
    const { error } = await loadBrowserClient(config)
      .then(({ auth }) => auth.signInWithPassword({ email: fields.email.trim(), password: fields.password }))
      .catch(() => ({ error: {} }));
    if (error) {
      setRefusal(signInRefusal(error));
      setAttempt((count) => count + 1);
      setPending(false);
      return;
    }
    await goOn(returnTo);
  }

  /** The other way in: no password, a code by e-mail. */
  async function sendCode() {
    const email = String(new FormData(form.current ?? undefined).get("email") ?? "").trim();
    const { email: found } = signInFaults({ email, password: "-" });
    setFaults(found ? { email: found } : {});
    setRefusal(undefined);
    setAttempt((count) => count + 1);
    if (found || isSending) return;
    setSending(true);
    const fault = await askCode(api, email);
    if (fault) {
      setRefusal(fault);
      setAttempt((count) => count + 1);
      setSending(false);
      return;
    }
    keepPendingCode({ email, returnTo, sentAt: Date.now() });
    router.push("/connexion/code");
  }

  return (
    <div className="mx-auto w-full max-w-md px-4 pb-8 pt-10 sm:pt-20">
      <h1 className="mt-1 text-2xl font-bold">{text.title}</h1>
      <p className="mt-2 text-ink-soft">{isOver ? text.sessionOver : text.intro}</p>

      <FaultSummary title={text.summary} faults={messages} attempt={attempt} />

      <noscript>
        <p className="mt-6 font-bold">{text.noScript}</p>
      </noscript>

      <form ref={form} noValidate method="post" onSubmit={(event) => void submit(event)} className="mt-8 space-y-6">
        <FormField
          name="email"
          type="email"
          inputMode="email"
          autoComplete="username"
          label={text.email}
          hint={text.emailExample}
          error={faults.email && text.errors[faults.email]}
        />
        <FormField
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="current-password"
          label={text.password}
          error={faults.password && text.errors[faults.password]}
        />
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input type="checkbox" className="size-6 accent-primary" onChange={(event) => setShown(event.currentTarget.checked)} />
          {text.showPassword}
        </label>
        <Button type="submit" size="lg" className="w-full" aria-busy={isPending}>
          {isPending ? text.pending : text.submit}
        </Button>
      </form>

      <section className="mt-8 border-t-2 border-primary/15 pt-6">
        <h2 className="font-bold">{text.byCodeTitle}</h2>
        <p className="mt-1">{text.byCodeIntro}</p>
        <Button variant="outline" size="lg" className="mt-4 w-full" aria-busy={isSending} onClick={() => void sendCode()}>
          {isSending ? text.sendingCode : text.byCode}
        </Button>
      </section>

      <p className="mt-8">
        {text.noAccount}{" "}
        <Link
          href="/inscription"
          prefetch={false}
          className="inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4"
        >
          {text.createAccount}
        </Link>
      </p>
    </div>
  );
}
