"use client";

import { z } from "zod";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useApi } from "../../lib/use-api.ts";
import { SavedNote } from "./saved-note.tsx";
import { useSaved } from "./use-saved.ts";

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

/** Refusals that have a better sentence of their own. */
const TOLD_ELSEWHERE = new Set(["session_required", "not_allowed", "precondition_failed", "rate_limited"]);

/** One setting of one line, out of a few sentences. */
export function LineChoiceForm<Value extends string | number>(props: LineChoice<Value>) {
  const { lineId, revision, field, value, legend, choices } = props;
  const api = useApi();
  const kept = useKeptForm({
    name: `${field}-${lineId}`,
    schema: z.object({ choice: z.union([z.string(), z.number()]) }),
    defaults: { choice: value },
  });
  const { save, isSaved } = useSaved(kept);
  return (
    <>
      <Form
        kept={kept}
        submit={props.save}
        refusal={({ code }) => (TOLD_ELSEWHERE.has(code) ? undefined : props.notSaved)}
        onSend={({ choice }) =>
          save(() => {
            // The choices are the contract's own, by the type of `value`.
            const body = { [field]: choice } as { helpLevel?: 1 | 2 | 3 };
            return api.patch("/lines/{lineId}", { params: { path: { lineId }, header: { "if-match": `"${revision}"` } }, body });
          })
        }
      >
        <RadioCards name="choice" legend={legend} choices={choices} />
      </Form>
      <SavedNote text={isSaved && props.saved} />
    </>
  );
}
