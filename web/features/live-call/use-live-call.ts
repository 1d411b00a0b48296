"use client";

import { useCallback, useEffect, useRef, useState } from "react";
import { LIVE_EVENT_NAME } from "../../../shared/contracts/live-topic.ts";
import type { CallDetail } from "../../../shared/contracts/v1/calls.ts";
import type { Level } from "../../../shared/domain/call/level.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { useApi } from "../../lib/use-api.ts";
import { createRefresher, type Refresher } from "../calls/create-refresher.ts";
import { followTopics } from "../calls/follow-topics.ts";

/** Realtime promises no delivery: while the call goes on it is asked by the clock too. */
const ASK_AGAIN_MS = 10_000;

export interface LiveFeed {
  call: CallDetail;
  /** The level that was reached last, to be told once. */
  news: Level | undefined;
  link: "connecting" | "live" | "lost";
  /** When what is shown was last known to be right. */
  loadedAt: string;
  isSessionOver: boolean;
}

/** One call, kept current until it is over. */
export function useLiveCall(initial: CallDetail, topic: string, firstLoadedAt: string) {
  const { config } = useFrame();
  const api = useApi();
  const refresher = useRef<Refresher>(undefined);
  const [feed, setFeed] = useState<LiveFeed>({
    call: initial,
    news: undefined,
    link: "connecting",
    loadedAt: firstLoadedAt,
    isSessionOver: false,
  });
  const callId = initial.id;
  const isOver = feed.call.endedAt !== null;

  useEffect(() => {
    if (!config || isOver) return;
    let following: ReturnType<typeof followTopics> | undefined;
    const setLink = (link: LiveFeed["link"]) => setFeed((shown) => ({ ...shown, link }));
    const refresh = async () => {
      try {
        const { data: call } = await api.get("/calls/{callId}", { params: { path: { callId } } });
        setFeed((shown) => ({
          call,
          news: call.level > shown.call.level ? call.level : shown.news,
          link: following?.isLive() ? "live" : shown.link,
          loadedAt: new Date().toISOString(),
          isSessionOver: false,
        }));
        return { ok: true };
      } catch (error) {
        const isSessionOver = toAppError(error).code === "session_required";
        setFeed((shown) => ({ ...shown, isSessionOver, link: "lost" }));
        return { ok: isSessionOver };
      }
    };
    const current = createRefresher(refresh);
    refresher.current = current;
    following = followTopics(() => loadLiveClient(config), [topic], LIVE_EVENT_NAME, {
      onHint: current.hint,
      // The display is current again once the call was read anew, which a join brings about.
      onLink: (link) => link === "lost" && setLink("lost"),
    });
    const onOffline = () => setLink("lost");
    const timer = setInterval(() => document.visibilityState === "visible" && current.hint(), ASK_AGAIN_MS);
    window.addEventListener("offline", onOffline);
    window.addEventListener("online", current.hint);
    return () => {
      current.stop();
      following?.stop();
      clearInterval(timer);
      window.removeEventListener("offline", onOffline);
      window.removeEventListener("online", current.hint);
    };
  }, [api, config, callId, topic, isOver]);

  return { feed, refresh: useCallback(() => refresher.current?.hint(), []) };
}
