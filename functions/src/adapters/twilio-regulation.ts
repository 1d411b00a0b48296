import { z } from "zod";
import type { EndUserType, NumberType } from "../../../shared/domain/provisioning/words.ts";
import type { MissingFact, Regulation } from "../../../shared/ports/regulators.ts";

const Named = z.object({ fields: z.array(z.string()).default([]) });

const Requirements = z.object({
  end_user: z.array(Named).default([]),
  supporting_document: z
    .array(
      z.array(
        z.object({
          name: z.string().default(""),
          requirement_name: z.string().optional(),
          accepted_documents: z.array(Named.extend({ type: z.string() })).default([]),
        }),
      ),
    )
    .default([]),
});

export const twilioNumberType = (type: NumberType): string => type.replace("_", "-");

/** Throws for requirements of another form than Twilio's. */
export function regulationOf({ sid, requirements }: { sid: string; requirements: unknown }): Regulation {
  const { end_user, supporting_document } = Requirements.parse(requirements ?? {});
  return {
    sid,
    endUserFields: [...new Set(end_user.flatMap(({ fields }) => fields))],
    documents: supporting_document.flat().map(({ name, requirement_name, accepted_documents }) => ({
      name: requirement_name ?? name,
      accepted: accepted_documents.map(({ type, fields }) => ({ type, fields })),
    })),
  };
}

const END_USERS: readonly string[] = ["individual", "business"] satisfies EndUserType[];

const Evaluated = z.array(
  z.object({
    passed: z.boolean(),
    object_type: z.string().nullish(),
    requirement_name: z.string().nullish(),
    failure_reason: z.string().nullish(),
    invalid: z
      .array(z.object({ object_field: z.string().nullish(), failure_reason: z.string().nullish() }))
      .nullish()
      .transform((facts) => facts ?? []),
  }),
);

/** Throws for results of another form than Twilio's. */
export function missingFacts(results: unknown): MissingFact[] {
  return Evaluated.parse(results)
    .filter(({ passed }) => !passed)
    .flatMap(({ object_type, requirement_name, failure_reason, invalid }): MissingFact[] => {
      const part = object_type ?? requirement_name ?? "";
      const ofPart = END_USERS.includes(part) ? "" : part;
      // A document that is not there at all is missed as a whole, whatever would have to stand in it.
      const isAbsent = ofPart !== "" && failure_reason?.includes("is missing");
      if (isAbsent || invalid.length === 0) return [{ field: part, reason: failure_reason ?? "" }];
      return invalid.map((fact) => ({
        field: [ofPart, fact.object_field].filter(Boolean).join("."),
        reason: fact.failure_reason ?? failure_reason ?? "",
      }));
    });
}
