"use client";

import { useCallback, useEffect, useState } from "react";
import { LIVE_WORDS_NAME, LiveWords } from "../../../shared/contracts/live-words.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { useApi } from "../../lib/use-api.ts";
import { mergeWords, NO_WORDS, type ShownWords } from "./merge-words.ts";

const RETRY_MS = [2_000, 5_000, 10_000, 20_000];

/** The words of a call as they are said, for whoever may read them: held by this page alone, and gone with it. */
export function useLiveWords(callId: string, isWanted: boolean) {
  const { config } = useFrame();
  const api = useApi();
  const [words, setWords] = useState<ShownWords>(NO_WORDS);
  const [isFailed, setFailed] = useState(false);
  const [round, setRound] = useState(0);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a round is one more try
  useEffect(() => {
    if (!config || !isWanted) return;
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let leave = () => {};
    let failures = 0;
    const open = async () => {
      try {
        // Whoever reads along has said so first.
        const { data } = await api.post("/calls/{callId}/watch", { params: { path: { callId } } });
        const client = await loadLiveClient(config);
        if (isOver) return;
        const channel = client.channel(data.topic, { config: { private: true } });
        leave = () => void client.removeChannel(channel);
        channel.on("broadcast", { event: LIVE_WORDS_NAME }, ({ payload }) => {
          const message = LiveWords.safeParse(payload).data;
          if (message) setWords((shown) => mergeWords(shown, message));
        });
        channel.subscribe((status) => {
          if (isOver) return;
          if (status === "SUBSCRIBED") failures = 0;
          setFailed(status !== "SUBSCRIBED");
        });
      } catch {
        if (isOver) return;
        setFailed(true);
        timer = setTimeout(() => void open(), RETRY_MS[Math.min(failures, RETRY_MS.length - 1)]);
        failures += 1;
      }
    };
    void open();
    return () => {
      isOver = true;
      clearTimeout(timer);
      leave();
    };
  }, [api, config, callId, isWanted, round]);

  return { words, isFailed: isWanted && isFailed, retry: useCallback(() => setRound((count) => count + 1), []) };
}
