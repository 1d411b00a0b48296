import { z } from "zod";
import { Id, Instant, isSome, NextCursor, Revision, words } from "./page.ts";
import { Phone, WrittenPhone } from "./phones.ts";

const Label = words(60, "Livraison du fauteuil");
const Note = words(200, "Le livreur appelle une heure avant");
const End = Instant.meta({ examples: ["2026-11-24T12:30:00.000Z"] });
const OneLine = Id.nullable().meta({ description: "For this line only; null: for every line" });

export const ExpectedWindow = z
  .object({
    id: Id,
    tenantId: Id,
    lineId: OneLine,
    label: Label,
    phone: Phone.nullable().meta({ description: "Who will call, trusted while the window is open; null when nobody knows the number" }),
    startsAt: Instant,
    endsAt: End,
    note: Note.nullable(),
    createdBy: Id.nullable(),
    revision: Revision,
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: "ExpectedWindow", description: "A call somebody waits for" });
export type ExpectedWindow = z.infer<typeof ExpectedWindow>;

export const ExpectedWindowPage = z.object({ items: z.array(ExpectedWindow), nextCursor: NextCursor }).meta({ id: "ExpectedWindowPage" });

const DAY_MS = 24 * 60 * 60 * 1_000;
const LONGEST_MS = 31 * DAY_MS;

type Bounds = { startsAt?: string | undefined; endsAt?: string | undefined };
const spanOf = ({ startsAt, endsAt }: Bounds) => (startsAt && endsAt ? Date.parse(endsAt) - Date.parse(startsAt) : undefined);
const endsLater = (bounds: Bounds) => (spanOf(bounds) ?? 1) > 0;
const isShort = (bounds: Bounds) => (spanOf(bounds) ?? 0) <= LONGEST_MS;

export const NewExpectedWindow = z
  .strictObject({
    label: Label,
    phone: WrittenPhone.nullable().default(null),
    lineId: OneLine.default(null),
    startsAt: Instant,
    endsAt: End.meta({ description: "After `startsAt`, by 31 days at most" }),
    note: Note.nullable().default(null),
  })
  .refine(endsLater, { path: ["endsAt"], message: "before_start" })
  .refine(isShort, { path: ["endsAt"], message: "too_far" })
  .meta({ id: "NewExpectedWindow" });
export type NewExpectedWindow = z.infer<typeof NewExpectedWindow>;

export const ExpectedWindowChange = z
  .strictObject({
    label: Label.optional(),
    phone: WrittenPhone.nullable().optional(),
    startsAt: Instant.optional(),
    endsAt: End.optional(),
    note: Note.nullable().optional(),
  })
  .refine(isSome, "empty")
  .refine(endsLater, { path: ["endsAt"], message: "before_start" })
  .refine(isShort, { path: ["endsAt"], message: "too_far" })
  .meta({ id: "ExpectedWindowChange", minProperties: 1 });
export type ExpectedWindowChange = z.infer<typeof ExpectedWindowChange>;
