"use client";

import { useEffect, useState } from "react";
import { keepLastState, type LastState, readLastState } from "../lib/last-state.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { DateText } from "./date-text.tsx";
import { useLocale } from "./frame/frame-context.tsx";

/** Keeps what the page says of the line, for the day without Internet. */
export function KeepLastState({ title, at }: LastState) {
  useEffect(() => keepLastState(window.localStorage, { title, at }), [title, at]);
  return null;
}

/** What was last known of the line on this device. */
export function LastStateNote() {
  const locale = useLocale();
  const [state, setState] = useState<LastState>();
  useEffect(() => setState(readLastState(window.localStorage)), []);
  if (!state) return null;
  return (
    <p className="mt-4 rounded-xl bg-primary-soft p-4">
      {commonWords(locale).lastKnown} {state.title} <DateText at={state.at} locale={locale} />
    </p>
  );
}
