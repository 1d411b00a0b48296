"use client";

import { z } from "zod";
import { type Tenant, TenantName } from "../../../../shared/contracts/v1/tenants.ts";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { useSaved } from "../use-saved.ts";
import { profileWords } from "./words.ts";

const Answers = z.object({ name: TenantName });

export function HouseholdForm({ tenant }: { tenant: Pick<Tenant, "id" | "name" | "kind" | "revision"> }) {
  const text = profileWords(useLocale());
  const { name: label, hint } = text.kinds[tenant.kind];
  const api = useApi();
  const kept = useKeptForm({ name: `foyer-${tenant.id}`, schema: Answers, defaults: { name: tenant.name } });
  const { save, isSaved } = useSaved(kept);
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        faults={{ name: text.faults.household }}
        onSend={({ name }) =>
          save(() => {
            const params = { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } };
            return api.patch("/tenants/{tenantId}", { params, body: { name } });
          })
        }
      >
        <TextField name="name" label={label} hint={hint} autoComplete="off" />
      </Form>
      <SavedNote text={isSaved && text.saved} />
    </>
  );
}
