import { describe, expect, it } from "vitest";
import type { Tactic } from "../risk/types.ts";
import { TACTICS } from "../risk/types.ts";
import { whisperText } from "./whisper.ts";

const EVERY = [...TACTICS, null].flatMap((tactic: Tactic | null) =>
  ([2, 3] as const).flatMap((level) => (["fr", "en"] as const).map((locale) => ({ level, tactic, locale }))),
);

describe("whisper", () => {
  it.each(EVERY)("is short, calm and without figures for $tactic at level $level in $locale", (request) => {
    const text = whisperText(request);
    expect(text.length).toBeLessThanOrEqual(112);
    expect(text).not.toMatch(/\d|!/);
    const first = { fr: { 2: "Soyez prudent.", 3: "Attention." }, en: { 2: "Be careful.", 3: "Attention." } }[request.locale][
      request.level
    ];
    expect(text.startsWith(`${first} `)).toBe(true);
    expect(text.split(/(?<=\.) /)).toHaveLength(request.level === 3 && request.tactic !== null ? 4 : 3);
  });

  it("uses the agreed sentences", () => {
    expect(whisperText({ level: 2, tactic: "credential_request", locale: "fr" })).toBe(
      "Soyez prudent. Cette personne vous demande un code. Ne donnez aucun code.",
    );
    expect(whisperText({ level: 3, tactic: null, locale: "fr" })).toBe(
      "Attention. C'est sans doute une arnaque. Vous pouvez raccrocher maintenant.",
    );
  });

  it("gives every tactic its own reason", () => {
    for (const locale of ["fr", "en"] as const)
      expect(new Set(TACTICS.map((tactic) => whisperText({ level: 3, tactic, locale }))).size).toBe(TACTICS.length);
  });
});
