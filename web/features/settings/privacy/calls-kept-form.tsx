"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { SelectField } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { privacyWords } from "./words.ts";

const MONTHS = [1, 3, 6, 13, 24, 36];
const Answers = z.object({ months: z.string().transform(Number) });

export function CallsKeptForm({ tenant }: { tenant: Pick<Tenant, "id" | "revision" | "callRetentionMonths"> }) {
  const text = privacyWords(useLocale());
  const api = useApi();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const kept = useKeptForm({ name: `duree-${tenant.id}`, schema: Answers, defaults: { months: String(tenant.callRetentionMonths) } });
  // Another value may have been set through the API.
  const months = [...new Set([...MONTHS, tenant.callRetentionMonths])].sort((a, b) => a - b);
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        onSend={async (answers) => {
          setSaved(false);
          await api.patch("/tenants/{tenantId}", {
            params: { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } },
            body: { callRetentionMonths: answers.months },
          });
          setSaved(true);
          router.refresh();
        }}
      >
        <SelectField
          name="months"
          label={text.months}
          hint={text.monthsHint}
          choices={months.map((count) => ({ value: String(count), label: text.month(count) }))}
        />
      </Form>
      <p role="status" className="mt-3 font-semibold text-calm">
        {isSaved && text.saved}
      </p>
    </>
  );
}
