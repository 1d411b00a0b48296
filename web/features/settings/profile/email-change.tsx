"use client";

import { useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import type { z } from "zod";
import { AddressOnly } from "../../../../shared/contracts/v1/auth.ts";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useFrame, useLocale } from "../../../components/frame/frame-context.tsx";
import { Reveal } from "../../../components/reveal.tsx";
import { loadBrowserClient } from "../../../lib/supabase/browser.ts";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { EmailCodes } from "./email-codes.tsx";
import { profileWords } from "./words.ts";

/** Another address: it counts once a code from each of the two mailboxes was typed. */
export function EmailChange({ email }: { email: string }) {
  const { locale, config } = useFrame();
  const text = profileWords(locale).change;
  const router = useRouter();
  const [wanted, setWanted] = useState<string>();
  const [changedTo, setChangedTo] = useState<string>();

  useEffect(() => {
    if (!config) return;
    let isGone = false;
    // Begun before a reload, or on another device.
    loadBrowserClient(config)
      .then(({ auth }) => auth.getUser())
      .then(({ data }) => {
        if (!isGone && data.user?.new_email) setWanted(data.user.new_email);
      })
      // Unknown, it is begun again.
      .catch(() => {});
    return () => {
      isGone = true;
    };
  }, [config]);

  if (wanted !== undefined) {
    return (
      <EmailCodes
        from={email}
        to={wanted}
        onOther={() => setWanted(undefined)}
        onDone={() => {
          setChangedTo(wanted);
          setWanted(undefined);
          router.refresh();
        }}
      />
    );
  }
  return (
    <>
      <Reveal label={text.begin}>
        {(close) => (
          <NewAddress
            email={email}
            onSent={(address) => {
              setChangedTo(undefined);
              close();
              setWanted(address);
            }}
          />
        )}
      </Reveal>
      <SavedNote text={changedTo !== undefined && text.done(changedTo)} />
    </>
  );
}

function NewAddress({ email, onSent }: { email: string; onSent(address: string): void }) {
  const text = profileWords(useLocale()).change;
  const api = useApi();
  const schema = AddressOnly.extend({ email: AddressOnly.shape.email.refine((typed) => typed !== email.toLowerCase(), "same") });
  const kept = useKeptForm({
    name: "nouvelle-adresse",
    schema: schema as z.ZodType<{ email: string }, { email: string }>,
    defaults: { email: "" },
  });
  return (
    <Form
      kept={kept}
      submit={text.send}
      faults={{ email: text.fault }}
      refusal={({ code }) => (code === "conflict" ? text.taken : undefined)}
      onSend={async (body) => {
        await api.post("/auth/email", { body });
        onSent(body.email);
      }}
    >
      <p className="max-w-[60ch]">{text.how}</p>
      <TextField
        name="email"
        type="email"
        inputMode="email"
        label={text.newAddress}
        hint={text.hint}
        autoComplete="email"
        autoCapitalize="off"
        spellCheck={false}
      />
    </Form>
  );
}
