"use client";

import { useEffect, useState } from "react";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { CallSearch } from "./call-search.tsx";
import { keepPlace, readPlace } from "./calls-place.ts";
import { LiveCalls } from "./live-calls.tsx";
import type { CallsFeed, CallsSource } from "./use-calls-feed.ts";

const UNASKED: CallsFeed = { page: undefined, fault: undefined, loadedAt: undefined, news: undefined };

/** The list as the server first rendered it, and what is searched for in it. */
export function SearchedCalls({ source, initial, locale }: { source: CallsSource; initial: CallsFeed; locale: Locale }) {
  const [search, setSearch] = useState("");
  useEffect(() => setSearch(readPlace(window.history).search), []);

  function start(words: string) {
    keepPlace(window.history, { search: words, cursors: [] });
    setSearch(words);
  }

  const { wanted } = source;
  return (
    <>
      {/* Names are those of one household's lists. */}
      {wanted.tenantId !== undefined && <CallSearch search={search} locale={locale} onSearch={start} />}
      <LiveCalls
        key={search}
        source={search === "" ? source : { ...source, wanted: { ...wanted, search } }}
        initial={search === "" ? initial : UNASKED}
        locale={locale}
      />
    </>
  );
}
