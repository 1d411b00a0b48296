"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { type Tenant, TenantName } from "../../../../shared/contracts/v1/tenants.ts";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { profileWords } from "./words.ts";

const Answers = z.object({ name: TenantName });

export function HouseholdForm({ tenant }: { tenant: Pick<Tenant, "id" | "name" | "revision"> }) {
  const text = profileWords(useLocale());
  const api = useApi();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const kept = useKeptForm({ name: `foyer-${tenant.id}`, schema: Answers, defaults: { name: tenant.name } });
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        faults={{ name: text.faults.household }}
        onSend={async ({ name }) => {
          setSaved(false);
          const params = { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } };
          await api.patch("/tenants/{tenantId}", { params, body: { name } });
          setSaved(true);
          router.refresh();
        }}
      >
        <TextField name="name" label={text.household} hint={text.householdHint} autoComplete="off" />
      </Form>
      <p role="status" className="mt-3 font-semibold text-calm">
        {isSaved && text.saved}
      </p>
    </>
  );
}
