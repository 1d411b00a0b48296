"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { PasswordChange } from "../../../../shared/contracts/v1/auth.ts";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { securityWords } from "./words.ts";

const Answers = z.object({ password: PasswordChange.shape.password, currentPassword: z.string().max(200) });
const SECRETS = ["password", "currentPassword"] as const;

export function PasswordForm() {
  const text = securityWords(useLocale());
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  return (
    <Card>
      <CardTitle>{text.passwordTitle}</CardTitle>
      <p className="mt-3 mb-5 max-w-[60ch]">{text.passwordIntro}</p>
      <Reveal label={text.choosePassword}>
        {(close) => (
          <Fields
            onSaved={() => {
              setSaved(true);
              close();
              // The other devices are signed out by it.
              router.refresh();
            }}
          />
        )}
      </Reveal>
      <SavedNote text={isSaved && text.saved} />
    </Card>
  );
}

function Fields({ onSaved }: { onSaved(): void }) {
  const text = securityWords(useLocale());
  const api = useApi();
  const kept = useKeptForm({
    name: "mot-de-passe",
    schema: Answers,
    defaults: { password: "", currentPassword: "" },
    secrets: SECRETS,
  });
  return (
    <Form
      kept={kept}
      submit={text.save}
      faults={{
        password: (code) => (code === "too_weak" ? text.faults.weak : text.faults.password),
        currentPassword: text.faults.current,
      }}
      refusal={(error) => (error.code === "credentials_wrong" ? text.faults.current : undefined)}
      onSend={async ({ password, currentPassword }) => {
        await api.post("/auth/password", { body: { password, ...(currentPassword === "" ? {} : { currentPassword }) } });
        onSaved();
      }}
    >
      <TextField name="password" type="password" autoComplete="new-password" label={text.password} hint={text.passwordHint} />
      <TextField name="currentPassword" type="password" autoComplete="current-password" label={text.current} hint={text.currentHint} />
    </Form>
  );
}
