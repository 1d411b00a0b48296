"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { createRefresher } from "../calls/create-refresher.ts";
import { followTopics } from "../calls/follow-topics.ts";

/** Of `line:<id>`. Its tests are followed by `LiveLineTest`. */
const EVENT = "provisioning";
const ASK_AGAIN_MS = 5_000;

/**
 * Keeps the page of a line current: each event makes the server render it anew. While something is under way it is also asked by the
 * clock, since Realtime promises no delivery.
 */
export function LiveLine({ lineId, isUnderWay }: { lineId: string; isUnderWay: boolean }) {
  const router = useRouter();
  const { config } = useFrame();
  useEffect(() => {
    if (!config) return;
    const refresher = createRefresher(async () => {
      router.refresh();
      return { ok: true };
    });
    const following = followTopics(() => loadLiveClient(config), [`line:${lineId}`], EVENT, {
      onHint: refresher.hint,
      onLink: () => {},
    });
    return () => {
      refresher.stop();
      following.stop();
    };
  }, [config, lineId, router]);
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, router]);
  return null;
}
