import { describe, expect, test } from "vitest";
import { SIP_DEVICES } from "./devices.ts";
import { registrarOf } from "./registrar.ts";
import { sheetFor } from "./sheets.ts";

const registrar = registrarOf("ethiq.sip.twilio.com", "FR");
const values = { username: "jeanne-4821", registrar };

test("a telephone registers where it is near, whatever the domain is called elsewhere", () => {
  expect(registrar).toEqual({ host: "ethiq.sip.dublin.twilio.com", port: 5061, transport: "tls" });
  expect(registrarOf("ethiq.sip.twilio.com", "CA").host).toBe("ethiq.sip.ashburn.twilio.com");
  expect(registrarOf("ethiq.sip.frankfurt.twilio.com", "FR").host).toBe("ethiq.sip.frankfurt.twilio.com");
});

describe.each(SIP_DEVICES)("the sheet for %s", (device) => {
  test.each(["fr", "en"] as const)("says in %s all that a registration takes, and leaves out the password once", (locale) => {
    const { title, before, fields, after } = sheetFor(device, values, locale);
    expect(fields.filter(({ value }) => value === null)).toHaveLength(1);
    const typed = fields.map(({ value }) => value ?? "").join("\n");
    for (const needed of ["jeanne-4821", registrar.host, "5061"]) expect(typed).toContain(needed);
    expect(typed).toMatch(/tls/i);
    expect(typed).toMatch(/RFC ?2833/);
    expect(typed).toMatch(/PCMA|a-law/);
    expect(typed).toMatch(/^(1800|30)$/m);
    for (const text of [title, ...before, ...after]) expect(text).toBe(text.trim());
    expect(before.length).toBeGreaterThan(1);
    expect(after.length).toBeGreaterThan(1);
  });
});

test("Linphone has its code scanned before anything is typed; other devices know no code", () => {
  for (const device of SIP_DEVICES) {
    const steps = sheetFor(device, values, "en").before.findIndex((step) => step.startsWith("First scan the QR code"));
    expect([device, steps]).toEqual([device, device.startsWith("linphone_") ? 1 : -1]);
  }
});

test("both languages give the same values", () => {
  for (const device of SIP_DEVICES) {
    const [fr, en] = (["fr", "en"] as const).map((locale) => sheetFor(device, values, locale).fields.length);
    expect([device, fr]).toEqual([device, en]);
  }
});
