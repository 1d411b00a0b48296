"use client";

import { WifiOff } from "lucide-react";
import Link from "next/link";
import { useWatch } from "react-hook-form";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { HelpLine } from "../../components/help-line.tsx";
import { LinkPage } from "../../components/link-page.tsx";
import { useIsOnline } from "../../components/offline-bar.tsx";
import { SignUpAnswers } from "./sign-up-answers.ts";
import { signUpWords } from "./words.ts";

interface SignUpFormProps {
  /** Their address is known and confirmed: only the household is missing. */
  signedInAs: string | undefined;
  onSend(answers: SignUpAnswers): Promise<void>;
}

const CHOICES = ["me", "relative", "organisation"] as const;
const link = "inline-flex min-h-11 items-center font-semibold text-primary underline underline-offset-4";

export function SignUpForm({ signedInAs, onSend }: SignUpFormProps) {
  const text = signUpWords(useLocale());
  const isOnline = useIsOnline();
  const kept = useKeptForm({
    name: "inscription",
    schema: SignUpAnswers,
    defaults: { forWhom: "relative", displayName: "", organisation: "", email: signedInAs ?? "" },
  });
  const forWhom = useWatch({ control: kept.form.control, name: "forWhom" });
  return (
    <LinkPage title={text.title}>
      <p className="mt-3 mb-8 text-ink-soft">{signedInAs === undefined ? text.intro : text.known(signedInAs)}</p>
      <div role="status" className={isOnline ? "" : "mb-8 rounded-2xl bg-careful-ground p-5 text-careful"}>
        {!isOnline && (
          <>
            <p className="flex gap-3 font-semibold">
              <WifiOff aria-hidden className="mt-0.5 size-6 shrink-0" />
              {text.offline}
            </p>
            <HelpLine ink="text-careful" className="mt-2" />
          </>
        )}
      </div>
      <Form
        kept={kept}
        onSend={onSend}
        submit={signedInAs === undefined ? text.submit : text.submitSignedIn}
        pending={text.pending}
        faults={{ displayName: text.faults.name, organisation: text.faults.organisation, email: text.faults.email }}
        refusal={({ code }) => text.refusals[code as keyof typeof text.refusals] ?? text.refusals.unavailable}
      >
        <RadioCards
          name="forWhom"
          legend={text.forWhom}
          choices={CHOICES.map((value) => ({ value, label: text[value].label, text: text[value].text }))}
          hint={forWhom === "relative" ? text.consent : undefined}
        />
        {forWhom === "organisation" && (
          <TextField name="organisation" label={text.organisationName} hint={text.organisationHint} autoComplete="organization" />
        )}
        <TextField name="displayName" label={text.name} hint={text.nameHint} autoComplete="name" />
        {signedInAs === undefined && (
          <TextField name="email" type="email" inputMode="email" autoComplete="email" label={text.email} hint={text.emailHint} />
        )}
        <div className="text-base">
          <p>{text.terms}</p>
          <p className="flex flex-wrap gap-x-6">
            <Link href="/conditions" prefetch={false} className={link}>
              {text.readTerms}
            </Link>
            <Link href="/confidentialite" prefetch={false} className={link}>
              {text.readPrivacy}
            </Link>
          </p>
        </div>
      </Form>
      {signedInAs === undefined && (
        <p className="mt-8">
          {text.haveAccount}{" "}
          <Link href="/connexion" prefetch={false} className={link}>
            {text.signIn}
          </Link>
        </p>
      )}
      <p className="mt-4 flex flex-wrap items-center gap-x-3">
        {text.byPhone} <HelpLine />
      </p>
    </LinkPage>
  );
}
