"use client";

import type { Example } from "../../../../shared/contracts/v1/examples.ts";
import type { Locale } from "../../../../shared/domain/call/level.ts";
import { ChangeNotice, useChange } from "../../../components/change-notice.tsx";
import { FaultNotice } from "../../../components/fault-notice.tsx";
import { Button } from "../../../components/ui/button.tsx";
import { Card, CardTitle } from "../../../components/ui/card.tsx";
import { formatDay, formatMonth } from "../../../lib/format.ts";
import { useApi } from "../../../lib/use-api.ts";
import { privacyWords } from "./words.ts";

/** What this person gave away of calls, to be taken back one by one. */
export function GivenExamples({ examples, locale }: { examples: readonly Example[] | undefined; locale: Locale }) {
  const text = privacyWords(locale);
  const api = useApi();
  const { change, outcome } = useChange();
  if (!examples) return <FaultNotice locale={locale} title={text.givenAway} next={text.givenNext} />;
  const takeBack = (exampleId: string) =>
    change(() => api.delete("/account/examples/{exampleId}", { params: { path: { exampleId } } }), text.takenBack);
  return (
    <Card>
      <CardTitle>{text.givenTitle}</CardTitle>
      <ChangeNotice outcome={outcome} />
      {examples.length === 0 && <p className="mt-3">{text.noneGiven}</p>}
      <ul className="divide-y-2 divide-primary/15">
        {examples.map(({ id, words, language, givenIn, expiresOn }) => (
          <li key={id} className="py-4">
            <p lang={language} className="font-semibold break-words">
              {words.join(" … ")}
            </p>
            <p className="mt-1 text-sm text-ink-soft">{text.given(formatMonth(givenIn, locale), formatDay(expiresOn, locale))}</p>
            <Button variant="outline" className="mt-3" onClick={() => void takeBack(id)}>
              {text.takeBack}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
