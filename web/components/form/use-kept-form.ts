"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { useCallback, useEffect, useState } from "react";
import { type DefaultValues, type FieldValues, type Path, type UseFormReturn, useForm } from "react-hook-form";
import type { z } from "zod";
import { forgetTyped, keepTyped, readTyped } from "../../lib/keep-typed.ts";

interface KeptFormOptions<Input extends FieldValues, Output extends FieldValues> {
  /** Names the form in this tab's storage; with the id of the thing it changes, if it changes one. */
  name: string;
  /** The contract of the route that takes the values. */
  schema: z.ZodType<Output, Input>;
  defaults: DefaultValues<Input>;
  /** Fields that are never stored: passwords, codes. */
  secrets?: readonly Path<Input>[];
}

export interface KeptForm<Input extends FieldValues, Output extends FieldValues> {
  name: string;
  form: UseFormReturn<Input, unknown, Output>;
  /** Something typed earlier is in the fields. */
  isRestored: boolean;
  /** Once it was sent. */
  forget(): void;
}

const NOTHING: readonly never[] = [];

/** A form whose typed values outlive a failed send, a reload and a session that ends meanwhile. */
export function useKeptForm<Input extends FieldValues, Output extends FieldValues>({
  name,
  schema,
  defaults,
  secrets = NOTHING,
}: KeptFormOptions<Input, Output>): KeptForm<Input, Output> {
  const form = useForm<Input, unknown, Output>({ resolver: zodResolver(schema), defaultValues: defaults, shouldFocusError: false });
  const { reset, subscribe, getValues } = form;
  const [isRestored, setRestored] = useState(false);

  useEffect(() => {
    const kept = readTyped(window.sessionStorage, name);
    // Only after the first paint: the server, which rendered it, could not know.
    if (kept) {
      reset({ ...getValues(), ...(kept as Partial<Input>) }, { keepDefaultValues: true });
      setRestored(true);
    }
    return subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty }) => {
        if (isDirty) keepTyped(window.sessionStorage, name, values, secrets);
      },
    });
  }, [name, reset, subscribe, getValues, secrets]);

  const forget = useCallback(() => forgetTyped(window.sessionStorage, name), [name]);
  return { name, form, isRestored, forget };
}
