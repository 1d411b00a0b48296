"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { FieldValues } from "react-hook-form";
import { toAppError } from "../../../shared/domain/errors.ts";
import type { KeptForm } from "../../components/form/use-kept-form.ts";

/** Saves what a form holds; it is said to be saved until something else is chosen. */
export function useSaved<Input extends FieldValues, Output extends FieldValues>({ form }: KeptForm<Input, Output>) {
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const { isDirty } = form.formState;

  async function save(act: () => Promise<unknown>): Promise<void> {
    setSaved(false);
    try {
      await act();
    } catch (reason) {
      // With what somebody else changed meanwhile, the next try can succeed.
      if (toAppError(reason).code === "precondition_failed") router.refresh();
      throw reason;
    }
    form.reset(form.getValues());
    setSaved(true);
    router.refresh();
  }

  return { save, isSaved: isSaved && !isDirty };
}
