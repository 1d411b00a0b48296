"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import type { CallPage } from "../../../shared/contracts/v1/calls.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { ALL_TENANTS } from "../../lib/all-tenants.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { useApi } from "../../lib/use-api.ts";
import { type Announcement, announcement } from "./announcements.ts";
import { askCalls, type CallsWanted } from "./ask-calls.ts";
import { useConnection } from "./connection-store.ts";
import { createRefresher, type Refresher } from "./create-refresher.ts";
import { followTopics } from "./follow-topics.ts";
import { useOlderCalls } from "./use-older-calls.ts";

export interface CallsFeed {
  page: CallPage | undefined;
  fault: "failed" | "sessionOver" | undefined;
  /** When `page` was last known to be right. */
  loadedAt: string | undefined;
  news: Announcement | undefined;
}

export interface CallsSource {
  config: PublicConfig;
  wanted: CallsWanted;
  /** Undefined when the server could not learn them. */
  topics: readonly string[] | undefined;
  eventName: string;
}

/** The calls as the server first rendered them, kept current: each live event makes the page ask again. */
export function useCallsFeed({ config, wanted: firstWanted, topics: firstTopics, eventName }: CallsSource, initial: CallsFeed) {
  // As first rendered: a new list is another instance of this.
  const [wanted] = useState(firstWanted);
  const [topics, setTopics] = useState(firstTopics);
  const [feed, setFeed] = useState(initial);
  const refresher = useRef<Refresher>(undefined);
  const report = useConnection((connection) => connection.report);

  const api = useApi();

  const fail = useCallback((error: unknown) => {
    const fault = toAppError(error).code === "session_required" ? "sessionOver" : "failed";
    setFeed((shown) => ({ ...shown, fault }));
    return { ok: fault === "sessionOver" };
  }, []);

  useEffect(() => {
    const refresh = async () => {
      try {
        const [newest, tenants] = await Promise.all([askCalls(api, wanted), topics ? undefined : api.get("/tenants", ALL_TENANTS)]);
        if (tenants) setTopics(tenants.data.items.map(({ topic }) => topic));
        setFeed((shown) => ({
          page: newest,
          fault: undefined,
          loadedAt: new Date().toISOString(),
          news: (shown.page && announcement(shown.page.items, newest.items)) ?? shown.news,
        }));
        return { ok: true };
      } catch (error) {
        return fail(error);
      }
    };
    const current = createRefresher(refresh);
    refresher.current = current;
    const following = topics && followTopics(() => loadLiveClient(config), topics, eventName, { onHint: current.hint, onLink: report });
    if (!topics || !initial.page) current.hint();
    const onOffline = () => report("offline");
    const onOnline = () => {
      // The socket may have outlived the interruption; then nobody will say that it is joined again.
      report(following?.isLive() ? "live" : "lost");
      current.hint();
    };
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", onOnline);
    return () => {
      current.stop();
      following?.stop();
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", onOnline);
    };
  }, [api, config, wanted, topics, eventName, initial.page, report, fail]);

  const ask = useCallback((cursor: string) => askCalls(api, wanted, cursor), [api, wanted]);
  const pages = useOlderCalls(ask, feed.page, fail);
  return { feed: { ...feed, page: pages.shown }, pages, retry: () => refresher.current?.hint() };
}
