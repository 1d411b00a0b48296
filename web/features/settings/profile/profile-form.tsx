"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import type { Account } from "../../../../shared/contracts/v1/account.ts";
import { SelectField } from "../../../components/form/choice-fields.tsx";
import { Form } from "../../../components/form/form.tsx";
import { TextField } from "../../../components/form/text-field.tsx";
import { useKeptForm } from "../../../components/form/use-kept-form.ts";
import { useLocale } from "../../../components/frame/frame-context.tsx";
import { chooseLocale } from "../../../lib/choose-locale.ts";
import { useApi } from "../../../lib/use-api.ts";
import { profileWords } from "./words.ts";

const MOST_NAME = 60;
const Answers = z.object({ displayName: z.string().trim().max(MOST_NAME), locale: z.enum(["fr", "en"]) });

export function ProfileForm({ account }: { account: Account }) {
  const text = profileWords(useLocale());
  const api = useApi();
  const router = useRouter();
  const [isSaved, setSaved] = useState(false);
  const kept = useKeptForm({
    name: "profil",
    schema: Answers,
    defaults: { displayName: account.displayName ?? "", locale: account.locale },
  });
  return (
    <>
      <Form
        kept={kept}
        submit={text.save}
        faults={{ displayName: text.faults.name }}
        onSend={async ({ displayName, locale }) => {
          setSaved(false);
          await api.patch("/account", {
            params: { header: { "if-match": `"${account.revision}"` } },
            body: { displayName: displayName === "" ? null : displayName, locale },
          });
          // These pages follow the person, in this browser too.
          const choice = new FormData();
          choice.set("locale", locale);
          await chooseLocale(choice);
          setSaved(true);
          router.refresh();
        }}
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
      <p role="status" className="mt-3 font-semibold text-calm">
        {isSaved && text.saved}
      </p>
    </>
  );
}
