import { z } from "zod";

/** As somebody types it: read by a library, for the tenant's country. */
export const WrittenPhone = z
  .string()
  .trim()
  .min(1)
  .max(40)
  .meta({
    description:
      "National as in the tenant's country, or international with + or 00; kept and answered as E.164. Refused with the code `not_a_number`, `emergency_number`, `short_number`, `premium_number` or `service_number`",
    examples: ["06 39 98 00 42"],
  });

/** As it is stored. */
export const Phone = z.string().meta({ description: "E.164", examples: ["+33639980042"] });
