import { z } from "zod";

/** Of a field that may stay empty: nothing typed is nothing, and no empty word. */
export const blankAsNull = <Value>(schema: z.ZodType<Value, string | null | undefined>) =>
  z
    .string()
    .transform((typed) => (typed.trim() === "" ? null : typed))
    .pipe(schema as z.ZodType<Value, string | null>);
