"use client";

import type { Locale } from "../../../shared/domain/call/level.ts";
import { CallsView } from "./calls-view.tsx";
import { useConnection } from "./connection-store.ts";
import { type CallsFeed, type CallsSource, useCallsFeed } from "./use-calls-feed.ts";

export function LiveCalls({ source, initial, locale }: { source: CallsSource; initial: CallsFeed; locale: Locale }) {
  const { feed, isLoadingOlder, loadOlder, retry } = useCallsFeed(source, initial);
  const link = useConnection((connection) => connection.link);
  return (
    <CallsView
      feed={feed}
      filter={source.wanted.filter}
      link={link}
      locale={locale}
      isLoadingOlder={isLoadingOlder}
      onRetry={retry}
      onOlder={() => void loadOlder()}
    />
  );
}
