import { LIVE_EVENT_NAME } from "../../../shared/contracts/live-topic.ts";
import { LiveRefresh } from "../calls/live-refresh.tsx";

const EVENTS = [LIVE_EVENT_NAME, "line_test", "provisioning"];
/** A call tells of each of its turns, and this page asks for much at once. */
const REST_MS = 2_000;
const ASK_AGAIN_MS = 30_000;

interface LiveHomeProps {
  topics: readonly string[];
  /** Something on the page changes without an event. */
  asksAgain: boolean;
}

/** Keeps the page current: each event makes the server render it anew. */
export const LiveHome = ({ topics, asksAgain }: LiveHomeProps) => (
  <LiveRefresh topics={topics} events={EVENTS} restMs={REST_MS} askAgainMs={asksAgain ? ASK_AGAIN_MS : undefined} />
);
