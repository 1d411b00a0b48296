import type { Cue } from "./cue.ts";

export const CUES_EN_AUTHORITY: readonly Cue[] = [
  {
    id: "en.authority.bank",
    tactic: "authority",
    kind: "bank_fraud_desk",
    by: "caller",
    weight: 1,
    patterns: [
      "fraud|security|loss ~1 department|team|desk|division|prevention|unit",
      "calling|this|im|from ~4 bank|visa|mastercard|chase|barclays|hsbc|wells|citibank|amex",
    ],
    unless: ["thank* ~3 calling", "calling the bank"],
    examples: ["I am calling from the fraud department of your bank.", "this is your bank security team"],
    nearMisses: ["I went to the bank.", "Thank you for calling the bank."],
  },
  {
    id: "en.authority.state",
    tactic: "authority",
    kind: "public_authority",
    by: "caller",
    weight: 1,
    patterns: [
      "center|centre ~3 irs|tax|taxes",
      "special agent",
      "name is officer|agent|detective",
      "officer|agent|detective|investigator|department|calling|from|this|im ~4 police|irs|fbi|dea|revenue|treasury|customs|immigration|ssn|court|sheriff|hmrc|medicare|federal|legal|enforcement|administration|justice",
      "social security ~2 administration|department|office",
      "legal department",
    ],
    examples: [
      "My name is Officer Miller.",
      "This is officer Smith of the police department.",
      "I am calling from the IRS.",
      "Calling from the legal department of social security administration.",
    ],
    nearMisses: ["My son joined the police.", "The court is closed on Sunday."],
  },
  {
    id: "en.authority.company",
    tactic: "authority",
    kind: "tech_support",
    by: "caller",
    weight: 1,
    patterns: [
      "technical|support|billing|security|notification|notifications ~1 department|team|center|advisor|desk",
      "from ~4 internet|phone|telephone|broadband|service|electric|electricity|power ~2 provider|company",
      "this|calling|from|im|support|technician|department ~4 microsoft|windows|apple|amazon|paypal|norton|mcafee|google|geek|netflix|icloud",
    ],
    unless: ["thank* ~3 calling"],
    examples: [
      "I'm calling from the technical department of your internet provider.",
      "Hello, this is Amazon.",
      "I am calling from Microsoft support.",
    ],
    nearMisses: ["I bought it on Amazon.", "I ate an apple."],
  },
];
