import { LiveRefresh } from "../calls/live-refresh.tsx";

/** Of `line:<id>`. Its tests are followed by `LiveLineTest`. */
const EVENTS = ["provisioning"];
const ASK_AGAIN_MS = 5_000;

/**
 * Keeps the page of a line current: each event makes the server render it anew. While something is under way it is also asked by the
 * clock, since Realtime promises no delivery.
 */
export const LiveLine = ({ lineId, isUnderWay }: { lineId: string; isUnderWay: boolean }) => (
  <LiveRefresh topics={[`line:${lineId}`]} events={EVENTS} askAgainMs={isUnderWay ? ASK_AGAIN_MS : undefined} />
);
