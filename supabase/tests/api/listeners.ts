import { liveTopic } from "../../../shared/contracts/live-topic.ts";
import type { Home } from "./home.ts";

export interface Listener {
  home: Home;
  /** Of every topic that was asked for, its tenant's and the others'. */
  states: Record<string, string>;
  /** All that arrived, as text. */
  heard: string[];
  close(): Promise<unknown>;
}

/** A member with a real client, who asks to hear of every tenant there is. */
export async function listenAs(home: Home, homes: readonly Home[]): Promise<Listener> {
  const device = await home.people.viewer.device();
  await device.realtime.setAuth();
  const heard: string[] = [];
  const states: Record<string, string> = {};
  for (const { tenantId } of homes) {
    const channel = device
      .channel(liveTopic(tenantId), { config: { private: true } })
      .on("broadcast", { event: "*" }, (message) => void heard.push(JSON.stringify(message)));
    states[tenantId] = await new Promise((resolve) => channel.subscribe(resolve));
  }
  return {
    home,
    states,
    heard,
    async close() {
      await device.removeAllChannels();
      await device.auth.signOut({ scope: "local" });
    },
  };
}
