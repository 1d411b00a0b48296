import { LIVE_EVENT_NAME } from "../../../shared/contracts/live-topic.ts";
import type { Tenant } from "../../../shared/contracts/v1/tenants.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { serverApi } from "../../lib/api.ts";
import type { PublicConfig } from "../../lib/public-config.ts";
import { askCalls } from "./ask-calls.ts";
import type { CallFilterName } from "./call-filter.ts";
import type { CallsFeed, CallsSource } from "./use-calls-feed.ts";

interface CallsAsked {
  config: PublicConfig;
  token: string;
  /** The household that is shown; undefined when it could not be learnt. */
  tenant: Tenant | undefined;
  filter: CallFilterName;
}

/** The first rendering. A failure is not the end: the page in the browser tries again by itself. */
export async function loadCalls({ config, token, tenant, filter }: CallsAsked): Promise<{ source: CallsSource; feed: CallsFeed }> {
  const wanted = { filter, tenantId: tenant?.id };
  const source = { config, wanted, topics: tenant && [tenant.topic], eventName: LIVE_EVENT_NAME };
  try {
    const page = await askCalls(serverApi(token), wanted);
    return { source, feed: { page, fault: undefined, loadedAt: new Date().toISOString(), news: undefined } };
  } catch (error) {
    const fault = toAppError(error).code === "session_required" ? "sessionOver" : "failed";
    return { source, feed: { page: undefined, fault, loadedAt: undefined, news: undefined } };
  }
}
