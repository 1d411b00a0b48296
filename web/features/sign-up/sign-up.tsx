"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { forgetTyped, keepTyped, readTyped } from "../../lib/keep-typed.ts";
import { FIRST_STEPS } from "../../lib/local-path.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { useApi } from "../../lib/use-api.ts";
import { nameAccount, openHousehold } from "./open-household.ts";
import { SignUpAnswers } from "./sign-up-answers.ts";
import { SignUpCode } from "./sign-up-code.tsx";
import { SignUpForm } from "./sign-up-form.tsx";

const NAME = "inscription-code";

/** Answers, then the code from the e-mail, then the account and its household are there. */
export function SignUp({ config, signedInAs }: { config: PublicConfig; signedInAs: string | undefined }) {
  const { locale } = useFrame();
  const api = useApi();
  const router = useRouter();
  const [answers, setAnswers] = useState<SignUpAnswers>();
  // A reload while the code is on its way: the answers are not asked again.
  useEffect(() => setAnswers(SignUpAnswers.safeParse(readTyped(window.sessionStorage, NAME)).data), []);

  async function open(given: SignUpAnswers) {
    await nameAccount(api, given, locale);
    await openHousehold(api, given, locale);
    forgetTyped(window.sessionStorage, NAME);
    router.replace(FIRST_STEPS);
    router.refresh();
  }

  if (signedInAs !== undefined) return <SignUpForm signedInAs={signedInAs} onSend={open} />;
  if (!answers) {
    return (
      <SignUpForm
        signedInAs={undefined}
        onSend={async (given) => {
          await api.post("/auth/register", { body: { email: given.email, locale, displayName: given.displayName } });
          keepTyped(window.sessionStorage, NAME, given);
          setAnswers(given);
        }}
      />
    );
  }
  return (
    <SignUpCode
      config={config}
      email={answers.email}
      onEntered={() => open(answers)}
      onBack={() => {
        forgetTyped(window.sessionStorage, NAME);
        keepTyped(window.sessionStorage, "inscription", answers);
        setAnswers(undefined);
      }}
    />
  );
}
