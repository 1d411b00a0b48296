"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useApi } from "../../lib/use-api.ts";

export interface LineChoice<Value extends string | number> {
  lineId: string;
  /** Of the line that was shown: another change meanwhile is not overwritten. */
  revision: number;
  field: "helpLevel" | "alertLevel" | "retention";
  value: Value;
  legend: string;
  choices: readonly { value: Value; label: string; text: string }[];
  save: string;
  saved: string;
  notSaved: string;
}

/** One setting of one line, out of a few sentences. */
export function LineChoiceForm<Value extends string | number>(props: LineChoice<Value>) {
  const { lineId, revision, field, value, legend, choices, save, saved, notSaved } = props;
  const api = useApi();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const kept = useKeptForm({
    name: `${field}-${lineId}`,
    schema: z.object({ choice: z.union([z.string(), z.number()]) }),
    defaults: { choice: value },
  });
  return (
    <>
      <Form
        kept={kept}
        submit={save}
        refusal={(error) =>
          error.retryAfterSeconds === undefined && error.code !== "session_required" && error.code !== "precondition_failed"
            ? notSaved
            : undefined
        }
        onSend={async ({ choice }) => {
          setSaved(false);
          // The choices are the contract's own, by the type of `value`.
          const body = { [field]: choice } as { helpLevel?: 1 | 2 | 3 };
          await api.patch("/lines/{lineId}", { params: { path: { lineId }, header: { "if-match": `"${revision}"` } }, body });
          setSaved(true);
          router.refresh();
        }}
      >
        <RadioCards name="choice" legend={legend} choices={choices} />
      </Form>
      <p role="status" className="mt-3 font-semibold text-calm">
        {isSaved && saved}
      </p>
    </>
  );
}
