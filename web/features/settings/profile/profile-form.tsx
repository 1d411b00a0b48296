"use client";

import { z } from "zod";
import type { Account } from "../../../../shared/contracts/v1/account.ts";
import { SelectField } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { chooseLocale } from "../../../lib/choose-locale.ts";
import { useApi } from "../../../lib/use-api.ts";
import { SavedNote } from "../saved-note.tsx";
import { useSaved } from "../use-saved.ts";
import { profileWords } from "./words.ts";

const MOST_NAME = 60;
const Answers = z.object({ displayName: z.string().trim().max(MOST_NAME), locale: z.enum(["fr", "en"]) });

export function ProfileForm({ account }: { account: Account }) {
  const text = profileWords(useLocale());
  const api = useApi();
  const kept = useKeptForm({
    name: "profil",
    schema: Answers,
    defaults: { displayName: account.displayName ?? "", locale: account.locale },
  });
  const { save, isSaved } = useSaved(kept);
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        faults={{ displayName: text.faults.name }}
        onSend={({ displayName, locale }) =>
          save(async () => {
            await api.patch("/account", {
              params: { header: { "if-match": `"${account.revision}"` } },
              body: { displayName: displayName === "" ? null : displayName, locale },
            });
            // These pages follow the person, in this browser too.
            const choice = new FormData();
            choice.set("locale", locale);
            await chooseLocale(choice);
          })
        }
      >
        <TextField name="displayName" label={text.name} hint={text.nameHint} autoComplete="name" />
        <SelectField
          name="locale"
          label={text.language}
          hint={text.languageHint}
          choices={[
            { value: "fr", label: text.french },
            { value: "en", label: text.english },
          ]}
        />
      </Form>
      <SavedNote text={isSaved && text.saved} />
    </>
  );
}
