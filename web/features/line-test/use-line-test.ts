"use client";

import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import type { LineTest } from "../../../shared/contracts/v1/line-tests.ts";
import { type ErrorCode, toAppError } from "../../../shared/domain/errors.ts";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { loadLiveClient } from "../../lib/supabase/live-client.ts";
import { useApi } from "../../lib/use-api.ts";
import { createRefresher, type Refresher } from "../calls/create-refresher.ts";
import { followTopics } from "../calls/follow-topics.ts";
import { isRecent, laterTest, shownTest, type TestKind } from "./test-state.ts";

/** How often a running test is asked for where Realtime is silent: it promises no delivery. */
const ASK_AGAIN_MS = 3_000;
/** Those the watchdog began are among them. */
const LOOKED_AT = 5;

type Fault = "away" | "sessionOver";

/** The test of a line as it goes on, whichever device began it: each event makes the page ask the API again. */
export function useLineTest(lineId: string, kinds: readonly TestKind[], initial: LineTest | undefined, onlyRecent: boolean) {
  const router = useRouter();
  const api = useApi();
  const { config } = useFrame();
  const [test, setTest] = useState(initial);
  const [fault, setFault] = useState<Fault>();
  const [isStarting, setStarting] = useState(false);
  const [refusal, setRefusal] = useState<ErrorCode>();
  const refresher = useRef<Refresher>(undefined);
  const isRunning = test?.status === "running";

  const ask = useEffectEvent(async (): Promise<LineTest | undefined> => {
    if (test?.status === "running") return (await api.get("/line-tests/{testId}", { params: { path: { testId: test.id } } })).data;
    const { data } = await api.get("/lines/{lineId}/tests", { params: { path: { lineId }, query: { limit: LOOKED_AT } } });
    const latest = shownTest(data.items, kinds);
    return latest && (!onlyRecent || isRecent(latest, Date.now())) ? latest : undefined;
  });
  const refresh = useEffectEvent(async () => {
    try {
      const asked = await ask();
      setTest((shown) => laterTest(shown, asked));
      setFault(undefined);
      // The state of the line around it follows from how the test ended.
      if (isRunning && asked && asked.status !== "running") router.refresh();
      return { ok: true };
    } catch (error) {
      const isOver = toAppError(error).code === "session_required";
      setFault(isOver ? "sessionOver" : "away");
      return { ok: isOver };
    }
  });

  useEffect(() => {
    if (!config) return;
    const current = createRefresher(() => refresh());
    refresher.current = current;
    const following = followTopics(() => loadLiveClient(config), [`line:${lineId}`], "line_test", {
      onHint: current.hint,
      onLink: () => {},
    });
    window.addEventListener("online", current.hint);
    return () => {
      current.stop();
      following.stop();
      window.removeEventListener("online", current.hint);
    };
  }, [config, lineId]);

  useEffect(() => {
    // While the API is away its refresher asks again by itself, with growing pauses.
    if (!isRunning || fault) return;
    const timer = setInterval(() => document.visibilityState === "visible" && refresher.current?.hint(), ASK_AGAIN_MS);
    return () => clearInterval(timer);
  }, [isRunning, fault]);

  /** Asked for twice, the same test goes on. Answers whether it began. */
  async function start(kind: TestKind): Promise<boolean> {
    if (isStarting) return false;
    setStarting(true);
    setRefusal(undefined);
    try {
      const { data } = await api.create("/lines/{lineId}/tests", { params: { path: { lineId } }, body: { kind } });
      setTest((shown) => laterTest(shown, data));
      return true;
    } catch (error) {
      setRefusal(toAppError(error).code);
      refresher.current?.hint();
      return false;
    } finally {
      setStarting(false);
    }
  }

  return { test, fault, isStarting, refusal, start };
}
