import { expect, test } from "vitest";
import {
  type Fingerprint,
  hearFingerprint,
  isTelling,
  NO_FINGERPRINT,
  packFingerprint,
  SAME_SCRIPT,
  SKETCH_SIZE,
  sharedMinima,
  unpackFingerprint,
} from "./fingerprint.ts";
import type { HashKey } from "./keyed-hash.ts";

const KEY: HashKey = [1, 2, 3, 4];
const SCRIPT = `Bonjour, je suis du service de sécurité de votre banque. Nous avons bloqué ce matin un virement suspect depuis votre compte vers
l'étranger. Pour l'annuler tout de suite, il faut que vous restiez en ligne avec moi et que vous ouvriez l'application sur votre
téléphone. Vous allez recevoir un message avec un code, c'est le code d'annulation, lisez-le moi dès qu'il arrive. Surtout n'en parlez pas
à votre conseiller, une enquête est en cours dans l'agence et nous ne savons pas encore qui est en cause. Ensuite nous mettrons votre
épargne à l'abri sur un compte que je viens d'ouvrir à votre nom, et quelqu'un passera chez vous chercher la carte pour la détruire.
Ne raccrochez pas, même si on sonne, je reste avec vous jusqu'à ce que tout soit réglé, cela ne prendra que quelques minutes.`;
const OTHER = `Bonjour, c'est le cabinet du docteur, je vous rappelle pour votre rendez-vous de demain que nous devons déplacer parce que le
médecin est retenu à l'hôpital. Je peux vous proposer la même heure en fin de semaine, ou bien au début de la semaine prochaine si vous
préférez le matin. Pensez à apporter votre ordonnance et les résultats de la dernière prise de sang, et ne mangez rien avant de venir.`;

const hear = (text: string, key = KEY): Fingerprint => hearFingerprint(NO_FINGERPRINT, text, key);
const first = ({ sketches }: Fingerprint) => sketches[60] ?? new Int32Array(0);

test("a sketch is taken after 60 words and after 150, and then no more is heard", () => {
  const heard = hear(SCRIPT.slice(0, 300));
  expect(heard.sketches).toEqual({});
  const whole = hear(SCRIPT);
  expect(whole.words).toBeLessThan(150);
  expect(first(whole)).toHaveLength(SKETCH_SIZE);
  const twice = hearFingerprint(whole, SCRIPT, KEY);
  expect(twice.sketches[150]).toHaveLength(SKETCH_SIZE);
  expect(first(twice)).toEqual(first(whole));
  expect(hearFingerprint(twice, OTHER, KEY)).toBe(twice);
});

test("it does not matter where stretches are cut", () => {
  const words = SCRIPT.split(/\s+/);
  let heard = NO_FINGERPRINT;
  for (let at = 0; at < words.length; at += 7) heard = hearFingerprint(heard, words.slice(at, at + 7).join(" "), KEY);
  const sameEnd = hear(words.join(" "));
  // A name is told by its capital letter inside a sentence: where a cut hides that, a word more may count.
  expect(sharedMinima(first(heard), first(sameEnd))).toBeGreaterThan(SKETCH_SIZE * 0.9);
});

test("names, numbers and accents make no difference, words do", () => {
  const said = (name: string, number: string, bank: string) =>
    first(hear(SCRIPT.replace("je suis du", `je suis ${name} du`).replace("un virement", `${number} un virement`).replace("banque", bank)));
  const one = said("Martin", "450", "banque");
  expect(sharedMinima(one, said("Lefèvre", "trois cent mille", "banque"))).toBe(SKETCH_SIZE);
  expect(sharedMinima(one, first(hear(SCRIPT.normalize("NFD").replace(/\p{Mn}/gu, ""))))).toBe(SKETCH_SIZE);
  expect(sharedMinima(one, first(hear(OTHER)))).toBeLessThan(SAME_SCRIPT[60] / 2);
});

test("one sentence over and over is no script, a script misheard here and there is", () => {
  const onHold = hear("Merci de patienter, un conseiller va prendre votre appel. ".repeat(40));
  expect([isTelling(first(onHold), 60), isTelling(onHold.sketches[150] ?? first(onHold), 150)]).toEqual([false, false]);
  const whole = hearFingerprint(hear(SCRIPT), OTHER, KEY);
  expect([isTelling(first(whole), 60), isTelling(whole.sketches[150] ?? first(whole), 150)]).toEqual([true, true]);
});

test("under another key nothing can be recognised", () => {
  expect(sharedMinima(first(hear(SCRIPT)), first(hear(SCRIPT, [1, 2, 3, 5])))).toBe(0);
  expect(sharedMinima(first(hear(SCRIPT)), first(hear(SCRIPT, [9, 2, 3, 4])))).toBe(0);
});

test("what it was given stays as it was, and what is kept is small and goes on elsewhere", () => {
  const half = hear(SCRIPT.slice(0, 500));
  const before = structuredClone(half);
  const whole = hearFingerprint(half, SCRIPT.slice(500), KEY);
  expect(half).toEqual(before);
  const resumed = unpackFingerprint(JSON.parse(JSON.stringify(packFingerprint(half))));
  expect(resumed).toEqual({ ...half, last: [0, 0] });
  const later = hearFingerprint(resumed ?? NO_FINGERPRINT, SCRIPT.slice(500), KEY);
  expect(sharedMinima(later.running, whole.running)).toBeGreaterThan(SKETCH_SIZE * 0.9);
  for (const fingerprint of [NO_FINGERPRINT, half, whole, hearFingerprint(whole, SCRIPT, KEY)]) {
    const packed = JSON.stringify(packFingerprint(fingerprint));
    expect(packed.length).toBeLessThan(1_000);
    expect(packFingerprint(unpackFingerprint(JSON.parse(packed)) ?? NO_FINGERPRINT)).toEqual(packFingerprint(fingerprint));
  }
});

test.each([
  null,
  "x",
  {},
  { words: -1 },
  { words: 3, running: "z z", first: "", last: "" },
  { ...packFingerprint(hear(SCRIPT)), first: "" },
])("what is no fingerprint is none (%#)", (json) => expect(unpackFingerprint(json)).toBeUndefined());
