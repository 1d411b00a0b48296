import { CircleAlert } from "lucide-react";
import type { ComponentProps } from "react";
import { Input } from "./ui/input.tsx";
import { Label } from "./ui/label.tsx";

interface FormFieldProps extends ComponentProps<"input"> {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

/** A field with its example and its fault below it, both read out with it. */
export function FormField({ name, label, hint, error, ...input }: FormFieldProps) {
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div className="space-y-2">
      <Label htmlFor={name}>{label}</Label>
      <Input id={name} name={name} aria-invalid={error ? true : undefined} aria-describedby={described || undefined} {...input} />
      {hint && (
        <p id={`${name}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      )}
      {error && (
        <p id={`${name}-error`} className="flex gap-2 font-semibold text-scam">
          <CircleAlert aria-hidden className="mt-1 size-5 shrink-0" />
          {error}
        </p>
      )}
    </div>
  );
}
