"use client";

import type { z } from "zod";
import type { CallerRule } from "../../../shared/contracts/v1/caller-rules.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { RadioCards, SelectField } from "../../components/form/choice-fields.tsx";
import { Form } from "../../components/form/form.tsx";
import { PhoneField, TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { formatPhone } from "../../lib/format.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { parisDay } from "../../lib/paris-time.ts";
import { RuleChangeForm, RuleForm, WindowForm } from "./trust-schemas.ts";
import { trustWords } from "./words.ts";

export type NamedLine = Pick<Line, "id" | "label" | "protectedName">;
export type WrittenRule = z.output<typeof RuleForm>;
export type ChangedRule = z.output<typeof RuleChangeForm>;
export type WrittenWindow = z.output<typeof WindowForm>;

interface AddProps<Written> {
  tenantId: string;
  lines: readonly NamedLine[];
  onSend(written: Written): Promise<void>;
}

function usePhoneFault() {
  const locale = useLocale();
  const known: Partial<Record<string, string>> = trustWords(locale).phones;
  return (code: string) => known[code] ?? commonWords(locale).form.phoneFault;
}

export function AddRule({
  tenantId,
  lines,
  caller,
  onSend,
}: AddProps<WrittenRule> & { caller?: { callId: string; phone: string } | undefined }) {
  const text = trustWords(useLocale());
  const phoneFault = usePhoneFault();
  const kept = useKeptForm({
    name: `numero-${caller?.callId ?? tenantId}`,
    schema: RuleForm,
    defaults: { phone: caller ? formatPhone(caller.phone) : "", rule: "trusted", reason: "", expiresAt: "", lineId: "" },
  });
  return (
    <Form kept={kept} faults={{ phone: phoneFault, reason: text.tooLong, expiresAt: text.endFault }} onSend={onSend} submit={text.save}>
      <PhoneField name="phone" label={text.phone} autoComplete="off" />
      <RadioCards
        name="rule"
        legend={text.ruleQuestion}
        choices={[
          { value: "trusted", label: text.rules.trusted, text: text.trustedWhy },
          { value: "blocked", label: text.rules.blocked, text: text.blockedWhy },
        ]}
      />
      <TextField name="reason" label={text.reason} hint={text.reasonHint} autoComplete="off" />
      <TextField name="expiresAt" type="date" label={text.end} hint={text.endHint} />
      <LineField lines={lines} />
    </Form>
  );
}

export function EditRule({ rule, onSend }: { rule: CallerRule; onSend(change: ChangedRule): Promise<void> }) {
  const text = trustWords(useLocale());
  const kept = useKeptForm({
    name: `numero-${rule.id}`,
    schema: RuleChangeForm,
    defaults: { reason: rule.reason ?? "", expiresAt: rule.expiresAt ? parisDay(rule.expiresAt) : "" },
  });
  return (
    <Form kept={kept} faults={{ reason: text.tooLong, expiresAt: text.endFault }} onSend={onSend} submit={text.save}>
      <TextField name="reason" label={text.reason} hint={text.reasonHint} autoComplete="off" />
      <TextField name="expiresAt" type="date" label={text.end} hint={text.endHint} />
    </Form>
  );
}

export function AddWindow({ tenantId, lines, onSend }: AddProps<WrittenWindow>) {
  const text = trustWords(useLocale());
  const phoneFault = usePhoneFault();
  const kept = useKeptForm({
    name: `attendu-${tenantId}`,
    schema: WindowForm,
    defaults: { label: "", phone: "", day: "", lastDay: "", from: "08:00", to: "19:00", note: "", lineId: "" },
  });
  return (
    <Form
      kept={kept}
      faults={{
        label: text.tooLong,
        phone: phoneFault,
        day: text.dayFault,
        lastDay: text.tooFar,
        from: text.timeFault,
        to: text.toFault,
        note: text.tooLong,
      }}
      onSend={onSend}
      submit={text.save}
    >
      <TextField name="label" label={text.label} hint={text.labelHint} autoComplete="off" />
      <TextField name="day" type="date" label={text.day} />
      <TextField name="from" type="time" label={text.from} />
      <TextField name="to" type="time" label={text.to} />
      <TextField name="lastDay" type="date" label={text.lastDay} />
      <PhoneField name="phone" label={text.windowPhone} hint={text.windowPhoneHint} autoComplete="off" />
      <TextField name="note" label={text.note} hint={text.noteHint} autoComplete="off" />
      <LineField lines={lines} />
    </Form>
  );
}

function LineField({ lines }: { lines: readonly NamedLine[] }) {
  const text = trustWords(useLocale());
  if (lines.length < 2) return null;
  return (
    <SelectField
      name="lineId"
      label={text.line}
      choices={[
        { value: "", label: text.allLines },
        ...lines.map((line) => ({ value: line.id, label: text.lineName(line.protectedName, line.label) })),
      ]}
    />
  );
}
