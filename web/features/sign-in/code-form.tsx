"use client";

import { type FormEvent, useEffect, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { FaultSummary } from "../../components/fault-summary.tsx";
import { FormField } from "../../components/form-field.tsx";
import { Button } from "../../components/ui/button.tsx";
import { readCode } from "../invitation/read-account.ts";
import { signInWords } from "./words.ts";

export type CodeFault = "emailMalformed" | "codeMalformed" | "codeWrong" | "codeNotSent" | "tooMany" | "unavailable";

const RESEND_MS = 30_000;

interface CodeFormProps {
  locale: Locale;
  /** Where the code went; undefined when this tab does not know: then it is asked for. */
  email: string | undefined;
  /** When it was sent: another is offered half a minute later. */
  sentAt: number | undefined;
  /** Other words than those of sign-in, below the field. */
  hint?: string;
  /** Tries the code; what is wrong with it, or nothing once it opened the session. */
  enter(email: string, code: string): Promise<CodeFault | undefined>;
  /** Left out where no code is sent. */
  sendAgain?: (email: string) => Promise<CodeFault | undefined>;
}

/** Six digits in one field: pasting and the telephone's own proposal fill it at once. A wrong code stays, to be put right. */
export function CodeForm({ locale, email, sentAt, hint, enter, sendAgain }: CodeFormProps) {
  const text = signInWords(locale);
  const [fault, setFault] = useState<CodeFault>();
  const [attempt, setAttempt] = useState(0);
  const [isPending, setPending] = useState(false);
  const [isResent, setResent] = useState(false);
  const canResend = useElapsed(sentAt, RESEND_MS);

  async function tryTo(work: () => Promise<CodeFault | undefined>) {
    if (isPending) return;
    setPending(true);
    setFault(undefined);
    setResent(false);
    const found = await work().catch((): CodeFault => "unavailable");
    setFault(found);
    setAttempt((count) => count + 1);
    setPending(false);
  }

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const address = email ?? String(form.get("email") ?? "").trim();
    const code = readCode(String(form.get("code")));
    void tryTo(async () => {
      if (!/^\S+@\S+$/.test(address)) return "emailMalformed";
      return code ? enter(address, code) : "codeMalformed";
    });
  }

  return (
    <>
      <FaultSummary title={text.summary} faults={fault ? [text.errors[fault]] : []} attempt={attempt} />
      <form noValidate method="post" onSubmit={submit} className="mt-6 space-y-6">
        {email === undefined && (
          <FormField
            name="email"
            type="email"
            inputMode="email"
            autoComplete="username"
            label={text.email}
            hint={text.emailExample}
            error={fault === "emailMalformed" ? text.errors[fault] : undefined}
          />
        )}
        <FormField
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          className="text-2xl tracking-[0.3em] tabular-nums"
          label={text.code.label}
          hint={hint ?? text.code.hint}
          error={fault === "codeMalformed" || fault === "codeWrong" ? text.errors[fault] : undefined}
        />
        <Button type="submit" size="lg" className="w-full" aria-busy={isPending}>
          {isPending ? text.code.confirming : text.code.confirm}
        </Button>
      </form>
      {sendAgain && email !== undefined && (
        <div className="mt-8 border-t-2 border-primary/15 pt-6">
          <p>{text.code.noCode}</p>
          {canResend ? (
            <Button
              variant="outline"
              size="lg"
              className="mt-4 w-full"
              onClick={() =>
                void tryTo(async () => {
                  const found = await sendAgain(email);
                  setResent(found === undefined);
                  return found;
                })
              }
            >
              {text.code.resend}
            </Button>
          ) : (
            <p className="mt-2 text-ink-soft">{text.code.wait}</p>
          )}
          <p role="status" className="mt-2 font-semibold">
            {isResent && text.code.resent}
          </p>
        </div>
      )}
    </>
  );
}

function useElapsed(since: number | undefined, ms: number): boolean {
  const [isElapsed, setElapsed] = useState(false);
  useEffect(() => {
    if (since === undefined) return;
    const left = since + ms - Date.now();
    setElapsed(left <= 0);
    if (left <= 0) return;
    const timer = setTimeout(() => setElapsed(true), left);
    return () => clearTimeout(timer);
  }, [since, ms]);
  return isElapsed;
}
