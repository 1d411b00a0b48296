import { z } from "zod";
import { LINE_TYPES } from "./forwarding-codes.ts";
import { Instant, Locale, words } from "./page.ts";

/** The steps of an installation that leave no other trace than that somebody answered them. */
export const SETUP_STEPS = ["number", "contacts", "help", "forwarding"] as const;

const answers = {
  forWhom: z
    .enum(["self", "relative", "organisation"])
    .nullable()
    .meta({ description: "For whom the line is installed", examples: ["relative"] }),
  relation: words(40, "Mère").nullable(),
  lineType: z
    .enum(LINE_TYPES)
    .nullable()
    .meta({ examples: ["box"] }),
  operator: words(60, "Orange").nullable(),
  device: z
    .enum(["adapter", "app", "number"])
    .nullable()
    .meta({ description: "On what the calls are to ring", examples: ["adapter"] }),
  answered: z
    .array(z.enum(SETUP_STEPS))
    .max(SETUP_STEPS.length)
    .meta({ description: "Steps that somebody answered and that leave no other trace", examples: [["number"]] }),
};

/** As a whole: what is left out is forgotten. */
export const NewLineSetup = z
  .strictObject({
    forWhom: answers.forWhom.default(null),
    relation: answers.relation.default(null),
    lineType: answers.lineType.default(null),
    operator: answers.operator.default(null),
    device: answers.device.default(null),
    answered: answers.answered.default([]),
  })
  .meta({ id: "NewLineSetup" });
export type NewLineSetup = z.infer<typeof NewLineSetup>;

export const LineSetup = z
  .object({ ...answers, agreedAt: Instant.nullable().meta({ description: "When the protected person said yes, herself" }) })
  .meta({ id: "LineSetup", description: "How far somebody is with installing a line: any device goes on from here" });
export type LineSetup = z.infer<typeof LineSetup>;

export const MadeAgreementLink = z
  .object({
    token: z.string().meta({ description: "The last part of the link", examples: [`${"q83vEjRWeJ".repeat(4)}q80`] }),
    expiresAt: Instant,
  })
  .meta({ id: "MadeAgreementLink", description: "For the protected person alone: what it opens is her own yes or no" });
export type MadeAgreementLink = z.infer<typeof MadeAgreementLink>;

export const LineAgreementView = z
  .object({
    protectedName: z.string().meta({ examples: ["Jeanne"] }),
    askedBy: z.string().meta({ examples: ["Claire Martin"] }),
    locale: Locale,
    agreedAt: Instant.nullable(),
  })
  .meta({ id: "LineAgreementView", description: "What the protected person is asked" });
export type LineAgreementView = z.infer<typeof LineAgreementView>;

export const LineAgreementAnswer = z
  .strictObject({ agrees: z.boolean().meta({ description: "A no removes the draft, and nothing of it is kept" }) })
  .meta({ id: "LineAgreementAnswer" });

export const GivenAgreement = z.object({ agrees: z.boolean(), at: Instant }).meta({ id: "GivenAgreement" });
export type GivenAgreement = z.infer<typeof GivenAgreement>;
