"use client";

import { z } from "zod";
import { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import { type Line, NewLine } from "../../../shared/contracts/v1/lines.ts";
import { RadioCards } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { blankAsNull } from "../../lib/blank-as-null.ts";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { contactsWords } from "../contacts/words.ts";
import { useRefusal, useSetup } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const WHOM = ["self", "relative", "organisation"] as const;
const WhoForm = z.object({
  forWhom: z.enum(WHOM),
  name: NewLine.shape.protectedName,
  relation: blankAsNull(LineSetup.shape.relation),
});

interface StepWhoProps {
  tenantId: string;
  /** Null before the draft is made, which is done here. */
  line: Pick<Line, "id" | "protectedName" | "label" | "revision"> | null;
  setup: LineSetup | null;
  /** What was said at sign-up is preselected. */
  usual: (typeof WHOM)[number];
}

export function StepWho({ tenantId, line, setup, usual }: StepWhoProps) {
  const locale = useLocale();
  const text = installationWords(locale);
  const api = useApi();
  const { save, goTo } = useSetup();
  const kept = useKeptForm({
    name: `installation-qui-${line?.id ?? tenantId}`,
    schema: WhoForm,
    defaults: { forWhom: setup?.forWhom ?? usual, name: line?.protectedName ?? "", relation: setup?.relation ?? "" },
  });
  const forWhom = kept.form.watch("forWhom");

  async function named(name: string): Promise<string> {
    const label = text.who.label(name);
    if (!line) {
      const params = { path: { tenantId } };
      return (await api.create("/tenants/{tenantId}/lines", { params, body: { label, protectedName: name, locale } })).data.id;
    }
    if (name !== line.protectedName) {
      await api.patch("/lines/{lineId}", {
        params: { path: { lineId: line.id }, header: ifMatch(line.revision) },
        // A label of the person's own choice stays.
        body: { protectedName: name, ...(line.label === text.who.label(line.protectedName) && { label }) },
      });
    }
    return line.id;
  }

  return (
    <Form
      kept={kept}
      faults={{ name: contactsWords(locale).tooLong, relation: contactsWords(locale).tooLong }}
      refusal={useRefusal()}
      submit={text.next}
      onSend={async ({ forWhom: whom, name, relation }) => {
        const lineId = await named(name);
        await save(lineId, setup, { forWhom: whom, relation: whom === "relative" ? relation : null });
        goTo(lineId, "line");
      }}
    >
      <RadioCards name="forWhom" legend={text.who.legend} choices={WHOM.map((value) => ({ value, ...text.who.choices[value] }))} />
      <TextField
        name="name"
        label={forWhom === "self" ? text.who.yourName : text.who.theirName}
        hint={text.who.nameHint}
        autoComplete={forWhom === "self" ? "given-name" : "off"}
      />
      {forWhom === "relative" && <TextField name="relation" label={text.who.relation} hint={text.who.relationHint} autoComplete="off" />}
    </Form>
  );
}
