import type { RealtimeClient } from "@supabase/realtime-js";
import { expect, test, vi } from "vitest";
import { followTopics } from "./follow-topics.ts";

type Status = "SUBSCRIBED" | "CHANNEL_ERROR" | "TIMED_OUT" | "CLOSED";

async function follow(topics: string[]) {
  const joins = new Map<string, { isPrivate: boolean; status(status: Status): void; event(): void }>();
  const removed: string[] = [];
  const client = {
    removeChannel: async ({ topic }: { topic: string }) => void removed.push(topic),
    channel: (topic: string, { config }: { config: { private: boolean } }) => {
      let event = () => {};
      const channel = {
        topic,
        on: (_type: string, _filter: object, callback: () => void) => {
          event = callback;
          return channel;
        },
        subscribe: (status: (status: Status) => void) => void joins.set(topic, { isPrivate: config.private, status, event: () => event() }),
      };
      return channel;
    },
  };
  const heard: string[] = [];
  const following = followTopics(async () => client as unknown as RealtimeClient, topics, "call", {
    onHint: () => heard.push("hint"),
    onLink: (link) => heard.push(link),
  });
  await new Promise((resolve) => setImmediate(resolve));
  const at = (topic: string) => {
    const join = joins.get(topic);
    if (!join) throw new Error(`nobody joined ${topic}`);
    return join;
  };
  return { following, heard, removed, at, joins };
}

test("the page is live once every topic is joined, and asks anew after each join", async () => {
  const { heard, at, following } = await follow(["tenant:a", "tenant:b"]);
  expect(at("tenant:a").isPrivate).toBe(true);
  at("tenant:a").status("SUBSCRIBED");
  at("tenant:b").status("SUBSCRIBED");
  expect(heard).toEqual(["hint", "live", "hint"]);
  at("tenant:a").status("CHANNEL_ERROR");
  expect(following.isLive()).toBe(false);
  at("tenant:a").status("SUBSCRIBED");
  expect(heard.slice(3)).toEqual(["lost", "live", "hint"]);
});

test("an event is a hint to ask again", async () => {
  const { heard, at } = await follow(["tenant:a"]);
  at("tenant:a").event();
  expect(heard).toEqual(["hint"]);
});

test("nothing is reported after the page is left", async () => {
  const { heard, at, following, removed } = await follow(["tenant:a"]);
  following.stop();
  at("tenant:a").status("CLOSED");
  expect([heard, removed]).toEqual([[], ["tenant:a"]]);
});

test("somebody of no household yet is not kept waiting", async () => {
  expect((await follow([])).heard).toEqual(["live"]);
});

test("a client that cannot be loaded is loaded again, until the page is left", async () => {
  vi.useFakeTimers();
  try {
    const loadClient = vi.fn(() => Promise.reject(new Error("no network")));
    const heard: string[] = [];
    const following = followTopics(loadClient, ["tenant:a"], "call", {
      onHint: () => heard.push("hint"),
      onLink: (link) => heard.push(link),
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect([loadClient.mock.calls.length, heard, following.isLive()]).toEqual([3, ["lost", "lost", "lost"], false]);
    following.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(loadClient).toHaveBeenCalledTimes(3);
  } finally {
    vi.useRealTimers();
  }
});
