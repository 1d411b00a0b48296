import { useState } from "react";
import { FaultSummary } from "../../components/fault-summary.tsx";
import { FormField } from "../../components/form-field.tsx";
import { Button } from "../../components/ui/button.tsx";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import type { NewAccount } from "./new-account.ts";
import { accountRefusal, isCodeUnderWay, passwordFault } from "./read-account.ts";
import { useTries } from "./use-tries.ts";
import { invitationWords } from "./words.ts";

export function PasswordStep({ email, locale, config, onSent }: NewAccount & { onSent: (password: string) => void }) {
  const text = invitationWords(locale);
  const { fault, attempt, isPending, onSubmit } = useTries();
  const [isShown, setShown] = useState(false);
  const isOfPassword = fault?.startsWith("password");

  const submit = onSubmit(async (form) => {
    const password = String(form.get("password"));
    const found = passwordFault(password);
    if (found) return found;
    const { error } = await (await loadBrowserClient(config)).auth.signUp({ email, password, options: { data: { locale } } });
    if (error && !isCodeUnderWay(error)) return accountRefusal(error);
    onSent(password);
    return undefined;
  });

  return (
    <>
      <h2 className="text-2xl font-bold">{text.createTitle}</h2>
      <p className="mt-2">{text.createIntro}</p>
      <FaultSummary title={text.summary} faults={fault ? [text.errors[fault]] : []} attempt={attempt} />
      <form noValidate method="post" onSubmit={submit} className="mt-6 space-y-6">
        <div>
          <p className="font-semibold">{text.email}</p>
          <p>{email}</p>
          {/* For password managers, which keep the password under this name. */}
          <input type="email" name="email" autoComplete="username" readOnly value={email} hidden />
        </div>
        <FormField
          name="password"
          type={isShown ? "text" : "password"}
          autoComplete="new-password"
          label={text.password}
          hint={text.passwordHint}
          error={isOfPassword && fault ? text.errors[fault] : undefined}
        />
        <label className="flex min-h-11 cursor-pointer items-center gap-3">
          <input type="checkbox" className="size-6 accent-primary" onChange={(event) => setShown(event.currentTarget.checked)} />
          {text.showPassword}
        </label>
        <Button type="submit" size="lg" className="w-full" aria-busy={isPending}>
          {isPending ? text.creating : text.create}
        </Button>
      </form>
    </>
  );
}
