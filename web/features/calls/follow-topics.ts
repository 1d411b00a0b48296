import type { SupabaseClient } from "@supabase/supabase-js";

export interface LiveHandlers {
  /** Something changed: fetch again. Carries nothing, since what it tells may be late or incomplete. */
  onHint(): void;
  onLink(link: "live" | "lost"): void;
}

export interface Following {
  isLive(): boolean;
  stop(): void;
}

/** Listens to private topics until it is stopped. Whether we may is decided by policies on `realtime.messages`. */
export function followTopics(
  client: SupabaseClient,
  topics: readonly string[],
  event: string | readonly string[],
  { onHint, onLink }: LiveHandlers,
): Following {
  let isOver = false;
  const joined = new Set<string>();
  const channels = topics.map((topic) => client.channel(topic, { config: { private: true } }));
  const isLive = () => joined.size === channels.length;

  void client.realtime.setAuth().then(() => {
    if (isOver) return;
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
  });

  return {
    isLive,
    stop() {
      isOver = true;
      for (const channel of channels) void client.removeChannel(channel);
    },
  };
}
