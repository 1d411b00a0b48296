"use client";

import { ChangeNotice, useChange } from "../../components/change-notice.tsx";
import { useLocale } from "../../components/frame/frame-context.tsx";
import { Button } from "../../components/ui/button.tsx";
import { ifMatch } from "../../lib/if-match.ts";
import { useApi } from "../../lib/use-api.ts";
import { contactsWords } from "../contacts/words.ts";
import { useRefusal } from "./use-setup.ts";
import { installationWords } from "./words.ts";

/** One tap in place of thinking of a word. */
export function WordProposals({ lineId, revision, words }: { lineId: string; revision: number; words: readonly string[] }) {
  const locale = useLocale();
  const text = installationWords(locale).contacts;
  const api = useApi();
  const { change, outcome, isPending } = useChange();
  const sayRefused = useRefusal();
  const choose = (familyWord: string) =>
    change(
      () => api.patch("/lines/{lineId}", { params: { path: { lineId }, header: ifMatch(revision) }, body: { familyWord } }),
      contactsWords(locale).wordSaved(familyWord.toLocaleUpperCase(locale)),
      sayRefused,
    );
  return (
    <>
      <ChangeNotice outcome={outcome} />
      <div className="mt-4 flex flex-col gap-3 sm:flex-row sm:flex-wrap">
        {words.map((word) => (
          <Button
            key={word}
            variant="outline"
            size="lg"
            aria-label={text.choose(word)}
            aria-busy={isPending}
            className="tracking-wide"
            onClick={() => void choose(word)}
          >
            {word.toLocaleUpperCase(locale)}
          </Button>
        ))}
      </div>
    </>
  );
}
