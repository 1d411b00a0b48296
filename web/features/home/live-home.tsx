"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { LIVE_EVENT_NAME } from "../../../shared/contracts/live-topic.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { createRefresher } from "../calls/create-refresher.ts";
import { followTopics } from "../calls/follow-topics.ts";

const EVENTS = [LIVE_EVENT_NAME, "line_test", "provisioning"];
/** A call tells of each of its turns, and the page asks for much at once: so long after an answer it is not asked for again. */
const REST_MS = 2_000;
const rest = () => new Promise((resolve) => setTimeout(resolve, REST_MS));
const ASK_AGAIN_MS = 30_000;

interface LiveHomeProps {
  topics: readonly string[];
  /** Something on the page changes without an event. */
  asksAgain: boolean;
}

/** Keeps the page current: each event makes the server render it anew. */
export function LiveHome({ topics, asksAgain }: LiveHomeProps) {
  const router = useRouter();
  const { config } = useFrame();
  // The server sends another list with each rendering.
  const joined = topics.join(" ");
  useEffect(() => {
    if (!config) return;
    // The answer this began with is one too.
    const rested = rest();
    let isGone = false;
    const refresher = createRefresher(async () => {
      await rested;
      if (isGone) return { ok: true };
      router.refresh();
      await rest();
      return { ok: true };
    });
    const following = followTopics(() => loadLiveClient(config), joined === "" ? [] : joined.split(" "), EVENTS, {
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
  }, [router, config, joined]);
  useEffect(() => {
    if (!asksAgain) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [router, asksAgain]);
  return null;
}
