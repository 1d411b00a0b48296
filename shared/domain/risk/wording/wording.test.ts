import { describe, expect, it } from "vitest";
import type { Locale } from "../../call/level.ts";
import { normalise } from "../normalise.ts";
import { TACTICS, type Tactic } from "../types.ts";
import { pieces, wordKeys } from "./pieces.ts";
import { TABLES } from "./tables.ts";
import { callLogit, hearWording, MOST_ASKS, mixLogit, NOTHING_HEARD, type Stretch, tacticOf } from "./wording.ts";

const stretch = (text: string, turn = 0, speaker: Stretch["speaker"] = "caller"): Stretch => ({
  words: normalise(text, "fr"),
  speaker,
  turn,
  fromTurn: turn,
  quoteOf: (piece) => text.slice(piece[0]?.start, piece.at(-1)?.end),
});
const ASKING = "Lisez-moi le code à six chiffres que vous venez de recevoir par SMS.";
const HONEST = "Je vous rappelle demain pour le rendez-vous chez le dentiste, bonne soirée.";

describe("the wording of a call", () => {
  it("counts a word once, however often it is said", () => {
    const once = hearWording(NOTHING_HEARD, stretch(ASKING), "fr");
    const twice = hearWording(once, stretch(ASKING, 1), "fr");
    expect(once.count).toBeGreaterThan(3);
    expect(twice).toMatchObject({ sum: once.sum, count: once.count });
  });

  it("tells the two voices apart", () => {
    const ofCaller = hearWording(NOTHING_HEARD, stretch(ASKING), "fr");
    const ofPerson = hearWording(NOTHING_HEARD, stretch(ASKING, 0, "protected"), "fr");
    expect(ofPerson.sum).not.toBe(ofCaller.sum);
    expect(ofPerson.asks).toEqual([]);
  });

  it("changes nothing of what it was given", () => {
    const before = hearWording(NOTHING_HEARD, stretch(HONEST), "fr");
    const kept = structuredClone(before);
    hearWording(before, stretch(ASKING, 1), "fr");
    expect(before).toEqual(kept);
  });

  it("speaks of a scam rather after a request than after small talk", () => {
    const asked = hearWording(NOTHING_HEARD, stretch(ASKING), "fr");
    const honest = hearWording(NOTHING_HEARD, stretch(HONEST), "fr");
    expect(callLogit(asked, "fr")).toBeGreaterThan(callLogit(honest, "fr"));
    expect(asked.asks[0]?.logit).toBeGreaterThan(honest.asks[0]?.logit ?? 0);
  });
});

describe("the pieces that ask", () => {
  it("are kept strongest first, with their words and their tactic, and few of them", () => {
    const texts = [
      HONEST,
      ASKING,
      "Vous faites un virement sur le compte sécurisé.",
      "Il pleut chez nous depuis lundi.",
      "Oui, à jeudi alors.",
      HONEST,
    ];
    const heard = texts.reduce((wording, text, turn) => hearWording(wording, stretch(text, turn), "fr"), NOTHING_HEARD);
    expect(heard.asks).toHaveLength(MOST_ASKS);
    expect(heard.asks.map(({ logit }) => logit)).toEqual(heard.asks.map(({ logit }) => logit).sort((a, b) => b - a));
    expect(heard.asks.find(({ turn }) => turn === 1)).toMatchObject({ tactic: "credential_request", quote: ASKING.slice(0, -1) });
  });

  it("go when their turn, or one that they began in, is said to be something else", () => {
    const asked = hearWording(NOTHING_HEARD, { ...stretch(ASKING, 3), fromTurn: 2 }, "fr");
    expect(hearWording(asked, stretch(HONEST, 3), "fr").asks.map(({ quote }) => quote)).not.toContain(ASKING.slice(0, -1));
    expect(hearWording(asked, stretch("Bon.", 2), "fr").asks).toEqual([]);
    expect(hearWording(asked, stretch("Bon.", 4), "fr").asks).toHaveLength(1);
  });

  it("and cues raise the log-odds of the call", () => {
    const asked = hearWording(NOTHING_HEARD, stretch(ASKING), "fr");
    expect(mixLogit(asked, 0, "fr")).toBeGreaterThan(mixLogit({ ...asked, asks: [] }, 0, "fr"));
    expect(mixLogit(asked, 2, "fr")).toBeGreaterThan(mixLogit(asked, 0, "fr"));
  });
});

const SAID: Readonly<Record<Locale, readonly (readonly [Tactic, string])[]>> = {
  fr: [
    ["credential_request", "dictez-moi le cryptogramme au dos de votre carte"],
    ["remote_access", "installez l'application de prise en main et donnez-moi l'identifiant qui s'affiche"],
    ["untraceable_payment", "achetez trois cartes cadeaux au tabac et grattez les"],
    ["courier_pickup", "un coursier va passer chez vous récupérer la carte dans une enveloppe"],
    ["isolation", "n'en parlez à personne pas même à vos enfants"],
    ["fear", "sinon votre compte sera bloqué et vous aurez une amende devant le tribunal"],
  ],
  en: [
    ["credential_request", "read me the six digit code that just came by text"],
    ["remote_access", "download the support app and tell me the number on your screen so i can connect"],
    ["untraceable_payment", "buy the gift cards at the store and scratch off the back"],
    ["courier_pickup", "a courier will come by your house to collect the cash in an envelope"],
    ["isolation", "do not tell anybody about this not even your family"],
    ["fear", "there is a warrant for your arrest and officers will come to your door"],
  ],
};

describe.each(["fr", "en"] as const)("the tactic of a request in %s", (locale) => {
  it.each(SAID[locale])("%s: %s", (tactic, text) => {
    const keys = pieces(normalise(text, locale)).flatMap((piece) => wordKeys(piece));
    expect(tacticOf(keys, locale)).toBe(tactic);
  });
});

it.each(["fr", "en"] as const)("holds weights for both voices, requests and every tactic in %s", (locale) => {
  const { entries, tactics, enter2, enter3 } = TABLES[locale];
  const all = [...entries.values()];
  for (const part of ["caller", "protected", "ask"] as const)
    expect(all.filter((entry) => entry[part] !== 0).length).toBeGreaterThan(1_000);
  expect(new Set([...tactics.values()].flat().map(({ tactic }) => tactic))).toEqual(new Set(TACTICS));
  expect(enter3).toBeGreaterThan(enter2);
});
