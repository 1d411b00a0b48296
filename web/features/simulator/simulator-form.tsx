"use client";

import { useActionState, useId, useState } from "react";
import type { SimulatedScript } from "../../../shared/contracts/simulated-calls.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import { ChangeNotice } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { SubmitButton } from "../../components/submit-button.tsx";
import { Label } from "../../components/ui/label.tsx";
import { Select } from "../../components/ui/select.tsx";
import { startCall } from "./start-call.ts";
import { simulatorWords } from "./words.ts";

export type CallableLine = Pick<Line, "id" | "label" | "protectedName" | "locale">;

interface SimulatorFormProps {
  lines: readonly CallableLine[];
  scripts: readonly SimulatedScript[];
}

/** Which line, which call. The calls offered are those in the language that the line is listened to in. */
export function SimulatorForm({ lines, scripts }: SimulatorFormProps) {
  const text = simulatorWords(useLocale());
  const id = useId();
  const [fault, act] = useActionState(startCall, undefined);
  const [lineId, setLineId] = useState(lines[0]?.id ?? "");
  const [chosen, setChosen] = useState("");
  const lang = lines.find((line) => line.id === lineId)?.locale;
  const spoken = scripts.filter((script) => script.lang === lang);
  // Scams first: what Ethiq does about them is what most people want to see.
  const offered = [...spoken.filter(({ label }) => label === "scam"), ...spoken.filter(({ label }) => label === "honest")];
  const script = offered.find(({ name }) => name === chosen) ?? offered[0];
  return (
    <form action={act} className="space-y-8">
      <ChangeNotice outcome={fault ? { fault: text.faults[fault] } : {}} />
      <div className="max-w-md space-y-2">
        <Label htmlFor={`${id}-line`}>{text.line}</Label>
        <Select id={`${id}-line`} name="line" value={lineId} onChange={(event) => setLineId(event.target.value)}>
          {lines.map((line) => (
            <option key={line.id} value={line.id}>
              {text.lineName(line.protectedName, line.label)}
            </option>
          ))}
        </Select>
      </div>
      <fieldset>
        <legend className="mb-3 font-semibold">{text.script}</legend>
        <div className="grid gap-3 sm:grid-cols-2">
          {offered.map(({ name, label, title, durationMs }) => (
            <label
              key={name}
              className="flex min-h-14 cursor-pointer items-start gap-4 rounded-xl border-2 border-line bg-surface p-4 has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
            >
              <input
                type="radio"
                name="script"
                value={name}
                checked={script?.name === name}
                onChange={() => setChosen(name)}
                className="mt-0.5 size-6 shrink-0 accent-primary"
              />
              <span className="min-w-0">
                <span lang={lang} className="block font-semibold">
                  {title}
                </span>
                <span className="mt-1 block text-ink-soft in-[:has(:checked)]:text-ink">
                  {text.lasts(text.labels[label], text.duration(Math.round(durationMs / 1_000)))}
                </span>
              </span>
            </label>
          ))}
        </div>
      </fieldset>
      <div className="space-y-3">
        <p className="max-w-[60ch]">
          {text.follow} {text.messages}
        </p>
        <SubmitButton pending={text.starting}>{text.start}</SubmitButton>
      </div>
    </form>
  );
}
