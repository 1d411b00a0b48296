"use client";

import { useState } from "react";
import { CodeStep } from "./code-step.tsx";
import type { NewAccount } from "./new-account.ts";
import { PasswordStep } from "./password-step.tsx";
import { invitationWords } from "./words.ts";

/** An account for the invited address: password, then the code from the e-mail, then the invitation is accepted. */
export function CreateAccount(props: NewAccount) {
  const text = invitationWords(props.locale);
  const [password, setPassword] = useState<string>();
  return (
    <section className="mt-8">
      <noscript>
        <p className="font-bold">{text.noScript}</p>
      </noscript>
      {password === undefined ? <PasswordStep {...props} onSent={setPassword} /> : <CodeStep {...props} password={password} />}
    </section>
  );
}
