"use client";

import { z } from "zod";
import type { Tenant } from "../../../../shared/contracts/v1/tenants.ts";
import { RadioCards } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { useSaved } from "../use-saved.ts";
import { privacyWords } from "./words.ts";

const Answers = z.object({ learningConsent: z.boolean() });

export function LearningForm({ tenant }: { tenant: Pick<Tenant, "id" | "revision" | "learningConsent"> }) {
  const text = privacyWords(useLocale());
  const api = useApi();
  const kept = useKeptForm({ name: `exemples-${tenant.id}`, schema: Answers, defaults: { learningConsent: tenant.learningConsent } });
  const { save, isSaved } = useSaved(kept);
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        onSend={(body) =>
          save(() =>
            api.patch("/tenants/{tenantId}", {
              params: { path: { tenantId: tenant.id }, header: { "if-match": `"${tenant.revision}"` } },
              body,
            }),
          )
        }
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
      <SavedNote text={isSaved && text.saved} />
    </>
  );
}
