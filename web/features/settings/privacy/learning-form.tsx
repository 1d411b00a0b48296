"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { RadioCards } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { privacyWords } from "./words.ts";

const Answers = z.object({ learningConsent: z.boolean() });

export function LearningForm({ tenant }: { tenant: Pick<Tenant, "id" | "revision" | "learningConsent"> }) {
  const text = privacyWords(useLocale());
  const api = useApi();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const kept = useKeptForm({ name: `exemples-${tenant.id}`, schema: Answers, defaults: { learningConsent: tenant.learningConsent } });
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        onSend={async (body) => {
          setSaved(false);
          await api.patch("/tenants/{tenantId}", {
            params: { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } },
            body,
          });
          setSaved(true);
          router.refresh();
        }}
      >
        <RadioCards
          name="learningConsent"
          legend={text.examplesQuestion}
          choices={[
            { value: false, ...text.examples.no },
            { value: true, ...text.examples.yes },
          ]}
        />
      </Form>
      <p role="status" className="mt-3 font-semibold text-calm">
        {isSaved && text.saved}
      </p>
    </>
  );
}
