import type { RealtimeClient } from "@supabase/realtime-js";

export interface LiveHandlers {
  /** Something changed: fetch again. Carries nothing, since what it tells may be late or incomplete. */
  onHint(): void;
  onLink(link: "live" | "lost"): void;
}

export interface Following {
  isLive(): boolean;
  stop(): void;
}

const RETRY_MS = 5_000;

/**
 * Listens to private topics until it is stopped. Whether we may is decided by policies on `realtime.messages`. The client is loaded
 * until that succeeds.
 */
export function followTopics(
  loadClient: () => Promise<RealtimeClient>,
  topics: readonly string[],
  event: string | readonly string[],
  { onHint, onLink }: LiveHandlers,
): Following {
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let leave = () => {};
  let hasBegun = false;
  const joined = new Set<string>();
  const isLive = () => hasBegun && joined.size === topics.length;

  async function begin() {
    const client = await loadClient();
    if (isOver) return;
    hasBegun = true;
    const channels = topics.map((topic) => client.channel(topic, { config: { private: true } }));
    leave = () => {
      for (const channel of channels) void client.removeChannel(channel);
    };
    // Somebody of no household yet has nothing to wait for.
    if (channels.length === 0) onLink("live");
    for (const channel of channels) {
      for (const name of [event].flat()) channel.on("broadcast", { event: name }, onHint);
      channel.subscribe((status) => {
        if (isOver) return;
        if (status !== "SUBSCRIBED") {
          joined.delete(channel.topic);
          onLink("lost");
          return;
        }
        joined.add(channel.topic);
        if (isLive()) onLink("live");
        // What happened before, or while the connection was lost, was told to nobody.
        onHint();
      });
    }
  }
  const tryToBegin = () => {
    begin().catch(() => {
      if (isOver || hasBegun) return;
      onLink("lost");
      timer = setTimeout(tryToBegin, RETRY_MS);
    });
  };
  tryToBegin();

  return {
    isLive,
    stop() {
      isOver = true;
      clearTimeout(timer);
      leave();
    },
  };
}
