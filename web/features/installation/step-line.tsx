"use client";

import { useEffect } from "react";
import { z } from "zod";
import { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { WrittenPhone } from "../../../shared/contracts/v1/phones.ts";
import { RadioCards, SelectField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { PhoneField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { blankAsNull } from "../../lib/blank-as-null.ts";
import { formatPhone } from "../../lib/format.ts";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { phoneFault } from "../contacts/phone-fault.ts";
import type { Step } from "./next-step.ts";
import { proposeLineType } from "./propose-line-type.ts";
import { useRefusal, useSetup } from "./use-setup.ts";
import { installationWords } from "./words.ts";

const TYPES = ["landline", "box", "mobile"] as const;
const LineForm = z.object({
  forwardedNumber: WrittenPhone,
  lineType: z.enum(TYPES),
  operator: blankAsNull(LineSetup.shape.operator),
});

export interface KnownOperator {
  name: string;
  lineType: string;
}

interface StepLineProps {
  line: Pick<Line, "id" | "forwardedNumber" | "revision" | "status">;
  setup: LineSetup;
  operators: readonly KnownOperator[];
  next: Step;
}

export function StepLine({ line, setup, operators, next }: StepLineProps) {
  const locale = useLocale();
  const text = installationWords(locale);
  const api = useApi();
  const { save, goTo } = useSetup();
  const known = line.forwardedNumber ? formatPhone(line.forwardedNumber) : "";
  const kept = useKeptForm({
    name: `installation-ligne-${line.id}`,
    schema: LineForm,
    defaults: { forwardedNumber: known, lineType: TYPES.find((type) => type === setup.lineType), operator: setup.operator ?? "" },
  });
  const { form } = kept;
  const [typed = "", lineType] = form.watch(["forwardedNumber", "lineType"]);
  const proposed = proposeLineType(typed);
  // Only while nothing is chosen: what somebody corrected is not corrected back.
  useEffect(() => {
    if (proposed && form.getValues("lineType") === undefined) form.setValue("lineType", TYPES.find((type) => type === proposed) ?? "box");
  }, [form, proposed]);
  const isFixed = line.status !== "draft" && line.forwardedNumber !== null;
  const ofType = [...new Set(operators.filter((operator) => operator.lineType === lineType).map(({ name }) => name))];

  return (
    <Form
      kept={kept}
      faults={{
        forwardedNumber: (code) => (code === "leads_back_to_ethiq" ? text.line.loops : phoneFault(code, locale)),
      }}
      refusal={useRefusal()}
      submit={text.next}
      onSend={async ({ forwardedNumber, lineType: type, operator }) => {
        if (!isFixed && forwardedNumber !== known) {
          const params = { path: { lineId: line.id }, header: ifMatch(line.revision) };
          await api.patch("/lines/{lineId}", { params, body: { forwardedNumber } });
        }
        await save(line.id, setup, { lineType: type, operator });
        goTo(line.id, forwardedNumber === known ? next : "agreement");
      }}
    >
      {isFixed ? (
        <div>
          <p className="text-2xl font-bold tabular-nums">{known}</p>
          <p className="mt-1 text-ink-soft">{text.line.fixed}</p>
        </div>
      ) : (
        <div className="space-y-2">
          <PhoneField name="forwardedNumber" label={text.line.number} autoComplete="off" />
          {isForeign(typed) && <p className="font-semibold">{text.line.foreign}</p>}
        </div>
      )}
      <RadioCards name="lineType" legend={text.line.type} choices={TYPES.map((value) => ({ value, ...text.line.types[value] }))} />
      {lineType && (
        <SelectField
          name="operator"
          label={text.line.operator}
          hint={text.line.operatorHint}
          choices={[{ value: "", label: text.line.unknown }, ...ofType.map((name) => ({ value: name, label: name }))]}
        />
      )}
    </Form>
  );
}

/** The API decides; this is said while it is typed. */
const isForeign = (typed: string): boolean => /^\s*(\+|00)(?!\s*33|\s*3?$)/.test(typed);
