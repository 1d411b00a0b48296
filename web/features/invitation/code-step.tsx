import { useEffect, useRef, useState } from "react";
import { FaultSummary } from "../../components/fault-summary.tsx";
import { FormField } from "../../components/form-field.tsx";
import { Button } from "../../components/ui/button.tsx";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { invitationPath } from "./invitation-path.ts";
import type { NewAccount } from "./new-account.ts";
import { accountRefusal, isCodeUnderWay, readCode } from "./read-account.ts";
import { useTries } from "./use-tries.ts";
import { invitationWords } from "./words.ts";

export function CodeStep({ email, token, locale, config, password }: NewAccount & { password: string }) {
  const text = invitationWords(locale);
  const { fault, attempt, isPending, attemptTo, onSubmit } = useTries();
  const [isResent, setResent] = useState(false);
  const [isAccepting, setAccepting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const acceptance = useRef<HTMLFormElement>(null);
  const isOfCode = fault?.startsWith("code");

  // The form before it is gone, and the focus with it.
  useEffect(() => heading.current?.focus(), []);

  const submit = onSubmit(async (form) => {
    setResent(false);
    const code = readCode(String(form.get("code")));
    if (!code) return "codeMalformed";
    const { auth } = await loadBrowserClient(config);
    const { error } = await auth.verifyOtp({ email, token: code, type: "signup" });
    if (error) return accountRefusal(error);
    // Somebody may have opened an account with this address before and never confirmed it: Auth has kept their password.
    const changed = await auth.updateUser({ password });
    if (changed.error && changed.error.code !== "same_password") {
      await auth.signOut({ scope: "local" });
      return "known";
    }
    setAccepting(true);
    acceptance.current?.submit();
    return undefined;
  });

  const resend = () =>
    attemptTo(async () => {
      const { error } = await (await loadBrowserClient(config)).auth.resend({ type: "signup", email });
      if (error && !isCodeUnderWay(error)) return accountRefusal(error);
      setResent(true);
      return undefined;
    });

  return (
    <>
      <h2 ref={heading} tabIndex={-1} className="text-2xl font-bold">
        {text.codeTitle}
      </h2>
      <p className="mt-2">{text.codeIntro(email)}</p>
      <FaultSummary title={text.summary} faults={fault ? [text.errors[fault]] : []} attempt={attempt} />
      <form noValidate method="post" onSubmit={submit} className="mt-6 space-y-6">
        <FormField
          name="code"
          inputMode="numeric"
          autoComplete="one-time-code"
          label={text.code}
          hint={text.codeHint}
          error={isOfCode && fault ? text.errors[fault] : undefined}
        />
        <Button type="submit" size="lg" className="w-full" aria-busy={isPending || isAccepting}>
          {isPending || isAccepting ? text.confirming : text.confirm}
        </Button>
      </form>
      <p className="mt-6">{text.noCode}</p>
      <Button variant="outline" size="lg" className="mt-4 w-full" onClick={() => void resend()}>
        {text.resend}
      </Button>
      <p role="status" className="mt-2 font-semibold">
        {isResent && text.resent}
      </p>
      <form ref={acceptance} method="post" action={`${invitationPath(token)}/reponse`} hidden>
        <input type="hidden" name="answer" value="accept" />
      </form>
    </>
  );
}
