"use client";

import type { ComponentProps, ReactNode } from "react";
import { commonWords } from "../../lib/messages/common-words.ts";
import { pairTyped } from "../../lib/typed-phone.ts";
import { useLocale } from "../frame/frame-context.tsx";
import { Input } from "../ui/input.tsx";
import { Label } from "../ui/label.tsx";
import { describedBy, FieldNotes } from "./field-shell.tsx";
import { useField } from "./form.tsx";

interface TextFieldProps extends Omit<ComponentProps<"input">, "name" | "defaultValue" | "value"> {
  /** Of the value in the form's schema. */
  name: string;
  label: string;
  /** An example, below the label. */
  hint?: ReactNode;
}

export function TextField({ name, label, hint, ...input }: TextFieldProps) {
  const { id, fault, form } = useField(name, label);
  return (
    <div className="space-y-2">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, hint, fault)}
        {...input}
        {...form.register(name)}
      />
      <FieldNotes id={id} hint={hint} fault={fault} />
    </div>
  );
}

/** Takes a number as people write it and shows it in pairs once they leave the field. */
export function PhoneField({ name, label, hint, ...input }: TextFieldProps) {
  const words = commonWords(useLocale()).form;
  const { id, fault, form } = useField(name, label);
  const shown = hint ?? words.phoneExample;
  const field = form.register(name, {
    onBlur: ({ target }: { target: { value: string } }) => {
      const paired = pairTyped(target.value);
      if (paired !== target.value) form.setValue(name, paired, { shouldDirty: true });
    },
  });
  return (
    <div className="space-y-2">
      <Label htmlFor={id}>{label}</Label>
      <Input
        id={id}
        type="tel"
        inputMode="tel"
        autoComplete="tel"
        className="tabular-nums"
        aria-invalid={fault ? true : undefined}
        aria-describedby={describedBy(id, shown, fault)}
        {...input}
        {...field}
      />
      <FieldNotes id={id} hint={shown} fault={fault} />
    </div>
  );
}
