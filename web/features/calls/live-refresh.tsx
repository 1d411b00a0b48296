"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { createRefresher } from "./create-refresher.ts";
import { followTopics } from "./follow-topics.ts";

interface LiveRefreshProps {
  topics: readonly string[];
  events: readonly string[];
  /** So long after the page was rendered it is not asked for again. */
  restMs?: number;
  /** Also asks by the clock, so often, while somebody may be looking: what changes tells of it by no event, or must not be missed. */
  askAgainMs?: number | undefined;
}

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Has the server render the page anew when something happens on one of the topics. */
export function LiveRefresh({ topics, events, restMs = 0, askAgainMs }: LiveRefreshProps) {
  const router = useRouter();
  const { config } = useFrame();
  // The server sends other lists with each rendering.
  const topicList = topics.join(" ");
  const eventList = events.join(" ");
  useEffect(() => {
    if (!config) return;
    // The page as it was opened has just been rendered.
    const rested = wait(restMs);
    let isGone = false;
    const refresher = createRefresher(async () => {
      await rested;
      // The page that follows this one is rendered anew by itself.
      if (isGone) return { ok: true };
      router.refresh();
      await wait(restMs);
      return { ok: true };
    });
    const following = followTopics(() => loadLiveClient(config), topicList.split(" ").filter(Boolean), eventList.split(" "), {
      onHint: refresher.hint,
      onLink: () => {},
    });
    window.addEventListener("online", refresher.hint);
    return () => {
      isGone = true;
      refresher.stop();
      following.stop();
      window.removeEventListener("online", refresher.hint);
    };
  }, [router, config, topicList, eventList, restMs]);
  useEffect(() => {
    if (askAgainMs === undefined) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), askAgainMs);
    return () => clearInterval(timer);
  }, [router, askAgainMs]);
  return null;
}
