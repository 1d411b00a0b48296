"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { z } from "zod";
import { type Line, NewLine } from "../../../shared/contracts/v1/lines.ts";
import { ChangeNotice } from "../../components/change-notice.tsx";
import { Form } from "../../components/form/form.tsx";
import { TextField } from "../../components/form/text-field.tsx";
import { useKeptForm } from "../../components/form/use-kept-form.ts";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Reveal } from "../../components/reveal.tsx";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { contactsWords } from "./words.ts";

const WordForm = z.object({
  familyWord: z
    .string()
    .trim()
    .pipe(NewLine.shape.familyWord as z.ZodType<string, string>),
});

export type WordedLine = Pick<Line, "id" | "label" | "protectedName" | "familyWord" | "revision">;

interface FamilyWordProps {
  line: WordedLine;
  isOnly: boolean;
  canEdit: boolean;
}

/** The proof that a message is ours, and the way to choose another. */
export function FamilyWord({ line, isOnly, canEdit }: FamilyWordProps) {
  const locale = useLocale();
  const text = contactsWords(locale);
  const api = useApi();
  const router = useRouter();
  const [said, setSaid] = useState<string>();
  const kept = useKeptForm({ name: `mot-${line.id}`, schema: WordForm, defaults: { familyWord: line.familyWord ?? "" } });

  async function save({ familyWord }: z.output<typeof WordForm>) {
    await api.patch("/lines/{lineId}", {
      params: { path: { lineId: line.id }, header: ifMatch(line.revision) },
      body: { familyWord },
    });
    setSaid(text.wordSaved(familyWord.toLocaleUpperCase(locale)));
    router.refresh();
  }

  return (
    <li className="mt-4">
      {!isOnly && <p className="text-ink-soft">{text.wordOf(line.protectedName, line.label)}</p>}
      <p className={line.familyWord ? "text-[clamp(1.125rem,7vw,1.5rem)] font-bold text-primary sm:tracking-wide" : "font-semibold"}>
        {line.familyWord?.toLocaleUpperCase(locale) ?? text.noWord}
      </p>
      <ChangeNotice outcome={said ? { said } : {}} />
      {canEdit && (
        <div className="mt-3">
          <Reveal label={text.changeWord}>
            {(close) => (
              <Form
                kept={kept}
                faults={{ familyWord: text.wordFault }}
                onSend={async (word) => {
                  await save(word);
                  close();
                }}
                submit={text.save}
              >
                <TextField
                  name="familyWord"
                  label={text.word}
                  hint={text.wordHint}
                  autoComplete="off"
                  autoCapitalize="off"
                  spellCheck={false}
                />
              </Form>
            )}
          </Reveal>
        </div>
      )}
    </li>
  );
}
