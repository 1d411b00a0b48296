import { z } from "zod";
import { NewCallerRule } from "../../../shared/contracts/v1/caller-rules.ts";
import { NewExpectedWindow } from "../../../shared/contracts/v1/expected-windows.ts";
import { blankAsNull } from "../../lib/blank-as-null.ts";
import { parisInstant } from "../../lib/paris-time.ts";

/** The whole of the day is meant. */
const lastMoment = (day: string, ctx: z.RefinementCtx): string | null => {
  if (day === "") return null;
  const instant = parisInstant(day, "23:59:59");
  if (instant && Date.parse(instant) > Date.now()) return instant;
  ctx.addIssue({ code: "custom", message: "past" });
  return z.NEVER;
};

const { phone, rule, reason, lineId } = NewCallerRule.shape;
const expiresAt = z.string().transform(lastMoment);

export const RuleForm = z.object({ phone, rule, reason: blankAsNull(reason), expiresAt, lineId: blankAsNull(lineId) });
export const RuleChangeForm = z.object({ reason: blankAsNull(reason), expiresAt });

const written = NewExpectedWindow.shape;

/** A day and two times, as people plan; the API takes two instants. */
export const WindowForm = z
  .object({
    label: written.label,
    phone: blankAsNull(written.phone),
    day: z.string(),
    lastDay: z.string(),
    from: z.string(),
    to: z.string(),
    note: blankAsNull(written.note),
    lineId: blankAsNull(written.lineId),
  })
  .transform(({ day, lastDay, from, to, ...rest }, ctx) => {
    const startsAt = parisInstant(day, from);
    const endsAt = parisInstant(lastDay || day, to);
    const refuse = (path: string, message: string) => {
      ctx.addIssue({ code: "custom", path: [path], message });
      return z.NEVER;
    };
    if (!parisInstant(day, "12:00")) return refuse("day", "missing");
    if (!startsAt) return refuse("from", "missing");
    if (!endsAt) return refuse("to", "missing");
    const window = NewExpectedWindow.safeParse({ ...rest, startsAt, endsAt });
    if (window.success) return window.data;
    const isTooFar = window.error.issues.some(({ message }) => message === "too_far");
    return isTooFar ? refuse("lastDay", "too_far") : refuse("to", "before_start");
  });
