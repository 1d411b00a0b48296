import { z } from "zod";

export const ITEMS_PER_PAGE = 25;

/** What every list takes; a list with filters extends it. Unknown names are refused, since a misspelt filter would show too much. */
export const PageQuery = z.strictObject({
  cursor: z.string().max(200).optional().meta({ description: "`nextCursor` of the page before" }),
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(100)
    .default(ITEMS_PER_PAGE)
    .meta({ description: "How many items at most", examples: [25] }),
});

export const NextCursor = z.string().nullable().meta({ description: "Give it back as `cursor` for what follows; null at the end" });

export const Revision = z
  .int()
  .min(1)
  .meta({ description: "Grows by one with each change; the ETag holds it", examples: [3] });
export const Instant = z.iso.datetime().meta({ examples: ["2026-11-24T09:30:00.000Z"] });
export const Id = z.uuid().meta({ examples: ["3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80"] });
export const Locale = z.enum(["fr", "en"]).meta({ examples: ["fr"] });

/** Something that people type, without the blanks around it. */
export const words = (longest: number, example: string) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .meta({ examples: [example] });

/** At least one field has to change. */
export const isSome = (change: object): boolean => Object.values(change).some((value) => value !== undefined);
