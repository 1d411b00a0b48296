"use client";

import { z } from "zod";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { SelectField } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { useSaved } from "../use-saved.ts";
import { privacyWords } from "./words.ts";

const MONTHS = [1, 3, 6, 13, 24, 36];
const Answers = z.object({ months: z.string().transform(Number) });

export function CallsKeptForm({ tenant }: { tenant: Pick<Tenant, "id" | "revision" | "callRetentionMonths"> }) {
  const text = privacyWords(useLocale());
  const api = useApi();
  const kept = useKeptForm({ name: `duree-${tenant.id}`, schema: Answers, defaults: { months: String(tenant.callRetentionMonths) } });
  const { save, isSaved } = useSaved(kept);
  // Another value may have been set through the API.
  const months = [...new Set([...MONTHS, tenant.callRetentionMonths])].sort((a, b) => a - b);
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        onSend={(answers) =>
          save(() =>
            api.patch("/tenants/{tenantId}", {
              params: { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } },
              body: { callRetentionMonths: answers.months },
            }),
          )
        }
      >
        <SelectField
          name="months"
          label={text.months}
          hint={text.monthsHint}
          choices={months.map((count) => ({ value: String(count), label: text.month(count) }))}
        />
      </Form>
      <SavedNote text={isSaved && text.saved} />
    </>
  );
}
