import { z } from "zod";
import { Id, NextCursor, PageQuery } from "./page.ts";

const count = (example: number) =>
  z
    .int()
    .min(0)
    .meta({ examples: [example] });
const Day = z.iso.date().meta({ description: "In the tenant's own time zone", examples: ["2026-11-24"] });

export const UsageDay = z
  .object({
    lineId: Id,
    day: Day,
    calls: count(4),
    protectedCalls: count(3),
    suspiciousCalls: count(1),
    talkSeconds: count(912),
    speechSeconds: count(1_440).meta({ description: "Sent to speech recognition, both voices added" }),
    alertsSent: count(2),
  })
  .meta({ id: "UsageDay", description: "One line on one day; a day without calls has none" });
export type UsageDay = z.infer<typeof UsageDay>;

export const UsagePage = z.object({ items: z.array(UsageDay), nextCursor: NextCursor }).meta({ id: "UsagePage" });

export const UsageQuery = PageQuery.extend({
  lineId: Id.optional().meta({ description: "Only this line's" }),
  from: Day.optional().meta({ description: "The first day", examples: ["2026-11-01"] }),
  to: Day.optional().meta({ description: "The last day", examples: ["2026-11-30"] }),
});
export interface UsageFilter {
  readonly lineId?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
