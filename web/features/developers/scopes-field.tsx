"use client";

import { useController } from "react-hook-form";
import { API_KEY_SCOPES, type ApiKeyScope } from "../../../shared/contracts/v1/api-keys.ts";
import { describedBy, FieldNotes } from "../../components/form/field-shell.tsx";
import { useField } from "../../components/form/form.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { developerWords } from "./words.ts";

/** What a key may reach. */
export function ScopesField({ name }: { name: string }) {
  const text = developerWords(useLocale());
  const { id, fault, form } = useField(name, text.form.scopes);
  const { field } = useController({ name, control: form.control });
  const chosen: readonly ApiKeyScope[] = field.value;
  const choose = (scope: ApiKeyScope, isChosen: boolean) =>
    field.onChange(API_KEY_SCOPES.filter((each) => (each === scope ? isChosen : chosen.includes(each))));
  return (
    <fieldset id={id} tabIndex={-1} aria-describedby={describedBy(id, text.form.scopesHint, fault)} className="space-y-3">
      <legend className="mb-1 font-semibold">{text.form.scopes}</legend>
      <FieldNotes id={id} hint={text.form.scopesHint} />
      <div className="grid gap-3 sm:grid-cols-2">
        {API_KEY_SCOPES.map((scope) => (
          <label
            key={scope}
            className="flex min-h-12 cursor-pointer items-center gap-3 rounded-xl border-2 border-line bg-surface px-4 py-2.5 has-checked:border-primary has-checked:bg-primary-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus"
          >
            <input
              type="checkbox"
              checked={chosen.includes(scope)}
              onChange={(event) => choose(scope, event.target.checked)}
              onBlur={field.onBlur}
              className="size-6 shrink-0 accent-primary"
            />
            {text.scopes[scope]}
          </label>
        ))}
      </div>
      <FieldNotes id={id} fault={fault} />
    </fieldset>
  );
}
