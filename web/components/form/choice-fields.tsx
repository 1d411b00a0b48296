"use client";

import type { ReactNode } from "react";
import { useController } from "react-hook-form";
import { Label } from "../ui/label.tsx";
import { Select } from "../ui/select.tsx";
import { Switch } from "../ui/switch.tsx";
import { describedBy, FieldNotes } from "./field-shell.tsx";
import { useField } from "./form.tsx";

interface Choice<Value> {
  value: Value;
  label: string;
}

interface SelectFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
  choices: readonly Choice<string>[];
}

export function SelectField({ name, label, hint, choices }: SelectFieldProps) {
  const { id, fault, form } = useField(name, label);
  return (
    <div className="space-y-2">
      <Label htmlFor={id}>{label}</Label>
      <Select id={id} aria-invalid={fault ? true : undefined} aria-describedby={describedBy(id, hint, fault)} {...form.register(name)}>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </Select>
      <FieldNotes id={id} hint={hint} fault={fault} />
    </div>
  );
}

interface RadioCardsProps {
  name: string;
  /** The question. */
  legend: string;
  hint?: ReactNode;
  /** Values keep their type: a level is a number in the form. */
  choices: readonly (Choice<string | number | boolean> & { text?: ReactNode })[];
}

/** One answer out of a few, each with a sentence. */
export function RadioCards({ name, legend, hint, choices }: RadioCardsProps) {
  const { id, fault, form } = useField(name, legend);
  const { field } = useController({ name, control: form.control });
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy(id, hint, fault)} className="space-y-3">
      <legend className="mb-3 font-semibold">{legend}</legend>
      {choices.map(({ value, label, text }) => (
        <label
          key={String(value)}
          className="flex min-h-14 cursor-pointer items-start gap-4 rounded-xl border-2 border-line bg-surface p-4 has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
        >
          <input
            type="radio"
            name={`${id}-choice`}
            value={String(value)}
            checked={field.value === value}
            onChange={() => field.onChange(value)}
            onBlur={field.onBlur}
            className="mt-0.5 size-6 shrink-0 accent-primary"
          />
          <span className="min-w-0">
            <span className="block font-semibold">{label}</span>
            {text && <span className="mt-1 block text-ink-soft in-[:has(:checked)]:text-ink">{text}</span>}
          </span>
        </label>
      ))}
      <FieldNotes id={id} hint={hint} fault={fault} />
    </fieldset>
  );
}

interface SwitchFieldProps {
  name: string;
  label: string;
  hint?: ReactNode;
}

/** Yes or no, saved with the rest of its form. */
export function SwitchField({ name, label, hint }: SwitchFieldProps) {
  const { id, fault, form } = useField(name, label);
  return (
    <div className="space-y-1">
      <label htmlFor={id} className="flex min-h-12 cursor-pointer items-center justify-between gap-4 font-semibold">
        {label}
        <Switch id={id} aria-describedby={describedBy(id, hint, fault)} {...form.register(name)} />
      </label>
      <FieldNotes id={id} hint={hint} fault={fault} />
    </div>
  );
}
