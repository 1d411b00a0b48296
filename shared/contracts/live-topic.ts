// Apart from the event's schema: pages that only listen need no zod.

export const liveTopic = (tenantId: string): string => `tenant:${tenantId}`;
/** Of each `LiveCallEvent` on that topic. */
export const LIVE_EVENT_NAME = "call";
