"use client";

import { z } from "zod";
import { API_KEY_SCOPES, NewApiKey } from "../../../shared/contracts/v1/api-keys.ts";
import { RadioCards, SelectField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { ScopesField } from "./scopes-field.tsx";
import { developerWords } from "./words.ts";

/** A list of choices has texts for values. */
const KeyForm = z
  .object({
    name: z.string(),
    role: z.enum(["carer", "viewer"]),
    scopes: z.array(z.enum(API_KEY_SCOPES)),
    days: z.enum(["30", "90", "180", "365"]),
  })
  .transform(({ days, ...rest }, ctx) => {
    const key = NewApiKey.safeParse({ ...rest, expiresInDays: Number(days) });
    if (key.success) return key.data;
    for (const { path, message } of key.error.issues) ctx.addIssue({ code: "custom", path, message });
    return z.NEVER;
  });

interface NewKeyProps {
  tenantId: string;
  onSend(key: NewApiKey): Promise<void>;
}

export function NewKey({ tenantId, onSend }: NewKeyProps) {
  const words = developerWords(useLocale()).form;
  const kept = useKeptForm({
    name: `cle-${tenantId}`,
    schema: KeyForm,
    defaults: { name: "", role: "viewer", scopes: ["calls:read"], days: "90" },
  });
  return (
    <Form kept={kept} faults={{ name: words.nameFault, scopes: words.writeFault }} onSend={onSend} submit={words.submit}>
      <TextField name="name" label={words.name} hint={words.nameHint} autoComplete="off" />
      <RadioCards
        name="role"
        legend={words.role}
        choices={[
          { value: "viewer", ...words.roles.viewer },
          { value: "carer", ...words.roles.carer },
        ]}
      />
      <ScopesField name="scopes" />
      <SelectField
        name="days"
        label={words.end}
        choices={([30, 90, 180, 365] as const).map((days) => ({ value: String(days), label: words.days[days] }))}
      />
    </Form>
  );
}
