"use client";

import type { ReactNode } from "react";
import { z } from "zod";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { CardTitle } from "../../../components/ui/card.tsx";
import { privacyWords } from "./words.ts";

interface EraseFormProps {
  name: string;
  title: string;
  /** What it means, in sentences. */
  means: readonly string[];
  /** What to do before. */
  more?: ReactNode;
  label: string;
  /** What has to be typed: nobody erases by one press. */
  expected: string;
  onErase(confirm: string): Promise<void>;
}

const SECRETS = ["confirm"] as const;

export function EraseForm({ name, title, means, more, label, expected, onErase }: EraseFormProps) {
  const text = privacyWords(useLocale());
  const schema = z.object({
    confirm: z
      .string()
      .trim()
      .refine((typed) => typed.toLowerCase() === expected.toLowerCase()),
  });
  const kept = useKeptForm({ name, schema, defaults: { confirm: "" }, secrets: SECRETS });
  return (
    <>
      <CardTitle>{title}</CardTitle>
      <div className="mt-3 mb-5 max-w-[60ch] space-y-2">
        {means.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {more}
      </div>
      <Form
        kept={kept}
        submit={text.eraseConfirm}
        pending={text.erasing}
        faults={{ confirm: text.typeFault }}
        refusal={({ code, retryAfterSeconds }) =>
          code === "last_owner"
            ? text.lastOwner
            : retryAfterSeconds === undefined && code !== "session_required"
              ? text.notErased
              : undefined
        }
        onSend={() => onErase(expected)}
      >
        <TextField name="confirm" label={label} hint={text.typeHint(expected)} autoComplete="off" />
      </Form>
    </>
  );
}
