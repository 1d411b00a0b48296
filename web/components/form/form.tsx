"use client";

import { usePathname } from "next/navigation";
import { createContext, type ReactNode, useContext, useRef, useState } from "react";
import { type FieldErrors, type FieldValues, FormProvider, get, type Path, useFormContext } from "react-hook-form";
import { toAppError } from "../../../shared/domain/errors.ts";
import { signInAgainThen } from "../../lib/local-path.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { useLocale } from "../frame/frame-context.tsx";
import { SubmitButton } from "../submit-button.tsx";
import { type FaultText, faultSentence, refusalOf } from "./faults.ts";
import { FormSummary, type SummaryItem } from "./form-summary.tsx";
import type { KeptForm } from "./use-kept-form.ts";

interface FormFrame {
  name: string;
  faults: Partial<Record<string, FaultText>>;
  /** Told by the fields, read by the summary. */
  labels: Map<string, string>;
}

const FormFrameContext = createContext<FormFrame>({ name: "form", faults: {}, labels: new Map() });

interface FormProps<Input extends FieldValues, Output extends FieldValues> {
  kept: KeptForm<Input, Output>;
  /** What is wrong with each field, when it is filled in and still wrong. */
  faults?: Partial<Record<Path<Input>, FaultText>>;
  /** Sends the values; a rejection keeps them and is explained. */
  onSend(values: Output): Promise<void>;
  submit: string;
  pending?: string;
  /** In place of the usual sentence when the API refuses for a reason that this form knows. */
  refusal?(error: ReturnType<typeof toAppError>): string | undefined;
  children: ReactNode;
}

type Refusal = { sentence: string; isSessionOver: boolean } | undefined;

export function Form<Input extends FieldValues, Output extends FieldValues>(props: FormProps<Input, Output>) {
  const { kept, faults = {}, onSend, submit, pending, children } = props;
  const { form, name } = kept;
  const words = commonWords(useLocale()).form;
  const path = usePathname();
  const [labels] = useState(() => new Map<string, string>());
  const [refusal, setRefusal] = useState<Refusal>();
  const [attempt, setAttempt] = useState(0);
  const isSending = useRef(false);

  async function send(values: Output) {
    if (isSending.current) return;
    isSending.current = true;
    setRefusal(undefined);
    try {
      await onSend(values);
      kept.forget();
    } catch (reason) {
      const error = toAppError(reason);
      const known = Object.entries(error.fields ?? {}).filter(([field]) => labels.has(field));
      for (const [field, code] of known) form.setError(field as Path<Input>, { type: code });
      if (known.length === 0) {
        const key = refusalOf(error.code);
        setRefusal({ sentence: props.refusal?.(error) ?? words.refused[key], isSessionOver: key === "sessionOver" });
      }
      setAttempt((count) => count + 1);
    } finally {
      isSending.current = false;
    }
  }

  const faulty = () => {
    setRefusal(undefined);
    setAttempt((count) => count + 1);
  };
  const { errors, isSubmitting, submitCount } = form.formState;
  const items = submitCount === 0 ? [] : summaryItems(errors, labels, (field, code) => sentenceOf(faults, field, code, form, words), name);

  return (
    <FormProvider {...form}>
      <FormFrameContext value={{ name, faults, labels }}>
        <FormSummary
          items={items}
          refusal={refusal?.sentence}
          signInHref={refusal?.isSessionOver ? signInAgainThen(path) : undefined}
          attempt={attempt}
        />
        <form noValidate method="post" className="space-y-6" onSubmit={(event) => void form.handleSubmit(send, faulty)(event)}>
          {kept.isRestored && <p className="text-sm text-ink-soft">{words.restored}</p>}
          {children}
          <SubmitButton isPending={isSubmitting} pending={pending}>
            {submit}
          </SubmitButton>
        </form>
      </FormFrameContext>
    </FormProvider>
  );
}

type Words = ReturnType<typeof commonWords>["form"];

const sentenceOf = (
  faults: Partial<Record<string, FaultText>>,
  field: string,
  code: string,
  form: { getValues(field: never): unknown },
  words: Words,
) => faultSentence(faults[field], code, form.getValues(field as never), words);

function summaryItems(errors: FieldErrors, labels: Map<string, string>, say: (field: string, code: string) => string, form: string) {
  return [...labels].flatMap(([field, label]): SummaryItem[] => {
    const error = get(errors, field) as { type?: string } | undefined;
    return error ? [{ id: fieldId(form, field), text: `${label} : ${say(field, error.type ?? "")}` }] : [];
  });
}

const fieldId = (form: string, field: string) => `${form}-${field}`.replace(/[^\w-]/g, "-");

/** What the parts of a form need to show one of its fields. */
export function useField(field: string, label: string) {
  const { name, faults, labels } = useContext(FormFrameContext);
  const form = useFormContext();
  const words = commonWords(useLocale()).form;
  labels.set(field, label);
  const error = get(form.formState.errors, field) as { type?: string } | undefined;
  const fault = error && sentenceOf(faults, field, error.type ?? "", form, words);
  return { id: fieldId(name, field), fault, form };
}
