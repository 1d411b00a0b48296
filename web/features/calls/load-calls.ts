import { createApiClient } from "../../../shared/client/api-client.ts";
import { LIVE_EVENT_NAME } from "../../../shared/contracts/live-event.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { ALL_TENANTS } from "../../lib/all-tenants.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import type { CallsFeed, CallsSource } from "./use-calls-feed.ts";

const TIMEOUT_MS = 4_000;

/** The first rendering. A failure is not the end: the page in the browser tries again by itself. */
export async function loadCalls(config: PublicConfig, token: string): Promise<{ source: CallsSource; feed: CallsFeed }> {
  const api = createApiClient({ baseUrl: config.apiUrl, accessToken: async () => token, timeoutMs: TIMEOUT_MS });
  const [tenants, page] = await Promise.allSettled([api.get("/tenants", ALL_TENANTS), api.get("/calls")]);
  const topics = tenants.status === "fulfilled" ? tenants.value.data.items.map(({ topic }) => topic) : undefined;
  const source = { config, topics, eventName: LIVE_EVENT_NAME };
  if (page.status === "fulfilled") {
    return { source, feed: { page: page.value.data, fault: undefined, loadedAt: new Date().toISOString(), news: undefined } };
  }
  const fault = toAppError(page.reason).code === "session_required" ? "sessionOver" : "failed";
  return { source, feed: { page: undefined, fault, loadedAt: undefined, news: undefined } };
}
