import { describe, expect, it } from "vitest";
import { createRiskState, observe } from "./engine.ts";
import { ASK, BANK, hear, levels, say } from "./testing-calls.ts";

describe("interim text", () => {
  it("gives a provisional verdict and leaves no trace", () => {
    const { state } = hear([say(BANK, 0)]);
    const observed = observe(state, { ...say(ASK, 1), isFinal: false });
    expect(observed.state).toBe(state);
    expect(observed.verdict).toMatchObject({ level: 3, isProvisional: true });
    expect(observe(state, say("Je vous rappelle demain.", 1)).verdict).toMatchObject({ level: 1, isProvisional: false });
  });

  it("is not called provisional when it adds nothing", () => {
    expect(observe(createRiskState("fr"), { ...say("Bonjour madame", 0), isFinal: false }).verdict.isProvisional).toBe(false);
  });

  it("that comes after its final text is ignored", () => {
    const { state } = hear([say(BANK, 0), say("Bonne journée.", 1)]);
    expect(observe(state, { ...say(ASK, 1), isFinal: false }).verdict).toMatchObject({ level: 1, isProvisional: false });
  });
});

describe("corrections and order", () => {
  it("a corrected turn replaces what it said before", () => {
    const { state, verdicts } = hear([say(BANK, 0), say(ASK, 1), say("Ne donnez pas le code que vous avez reçu par SMS.", 1)]);
    expect(levels(verdicts)).toEqual([1, 3, 1]);
    expect(state.evidence.some((each) => each.isDecisive)).toBe(false);
  });

  it("a sentence cut in two loses its meaning when its first half is corrected", () => {
    const { state, verdicts } = hear([
      say(BANK, 0),
      say("Donnez-moi le code", 1),
      say("que vous avez reçu par SMS", 2),
      say("Voici le code postal.", 1),
    ]);
    expect(levels(verdicts)).toEqual([1, 1, 3, 1]);
    expect(state.lastTurn).toBe(2);
  });

  it("a sentence cut in many pieces is understood, whatever the other voice says in between", () => {
    const { state, verdicts } = hear([
      say(BANK, 0),
      say("donnez-moi", 1),
      say("Oui ?", 2, "protected"),
      say("le code", 3),
      say("que vous avez", 4),
      say("reçu", 5),
    ]);
    expect(levels(verdicts)).toEqual([1, 1, 1, 1, 1, 3]);
    expect(observe(state, say("Oui, oui.", 2, "protected")).verdict.level).toBe(3);
    expect(observe(state, say("Voici", 1)).verdict.level).toBe(1);
  });

  it("the same stretch twice counts once", () => {
    const once = hear([say(BANK, 0), say(ASK, 1)]);
    const twice = hear([say(BANK, 0), say(BANK, 0), say(ASK, 1), say(ASK, 1)]);
    expect(twice.state).toEqual(once.state);
  });

  it("turns out of order end in the same verdict", () => {
    const lines = [say(BANK, 0), say("Votre compte a été piraté.", 1), say("Oui ?", 2, "protected"), say(ASK, 3)];
    const inOrder = hear(lines).verdicts.at(-1);
    expect(hear([...lines].reverse()).verdicts.at(-1)).toEqual(inOrder);
    expect(inOrder?.level).toBe(3);
  });

  it("an empty final text takes the turn's evidence away", () => {
    expect(levels(hear([say(ASK, 0), say("", 0)]).verdicts)).toEqual([3, 1]);
  });

  it("a call joined late is judged on what is heard", () => {
    expect(hear([say("Allô ?", 41, "protected"), say(ASK, 42), say("Ne raccrochez surtout pas.", 43)]).verdicts.at(-1)?.level).toBe(3);
  });
});
