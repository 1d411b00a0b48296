"use client";

import type { Locale } from "../../../shared/domain/call/level.ts";
import { CallsView } from "./calls-view.tsx";
import { useConnection } from "./connection-store.ts";
import { type CallsFeed, type CallsSource, useCallsFeed } from "./use-calls-feed.ts";

export function LiveCalls({ source, initial, locale }: { source: CallsSource; initial: CallsFeed; locale: Locale }) {
  const { feed, pages, retry } = useCallsFeed(source, initial);
  const link = useConnection((connection) => connection.link);
  return (
    <CallsView
      feed={feed}
      filter={source.wanted.filter}
      link={link}
      locale={locale}
      isSearch={source.wanted.search !== undefined}
      pageNumber={pages.pageNumber}
      isTurning={pages.isLoading}
      onRetry={retry}
      onOlder={() => void pages.older()}
      onNewer={() => void pages.newer()}
    />
  );
}
