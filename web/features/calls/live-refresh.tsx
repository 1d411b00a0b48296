"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { createRefresher } from "./create-refresher.ts";
import { followTopics } from "./follow-topics.ts";

/** Has the server render the page anew when something happens on the topic. */
export function LiveRefresh({ topic, eventName }: { topic: string; eventName: string }) {
  const router = useRouter();
  const { config } = useFrame();
  useEffect(() => {
    if (!config) return;
    const refresher = createRefresher(async () => {
      router.refresh();
      return { ok: true };
    });
    const following = followTopics(() => loadLiveClient(config), [topic], eventName, { onHint: refresher.hint, onLink: () => {} });
    const onOnline = () => refresher.hint();
    window.addEventListener("online", onOnline);
    return () => {
      refresher.stop();
      following.stop();
      window.removeEventListener("online", onOnline);
    };
  }, [router, config, topic, eventName]);
  return null;
}
