import { expect, test } from "vitest";
import { loadEnv } from "./env.ts";

const complete = {
  PUBLIC_URL: "https://ethiq.example/",
  RELAY_URL: "wss://relay.example/media",
  WEB_URL: "https://ethiq.example",
  STREAM_TOKEN_SECRET: "s".repeat(32),
  LINK_TOKEN_SECRET: "l".repeat(32),
  PROVISIONING_SECRET: "p".repeat(32),
  REPUTATION_SECRET: "r".repeat(32),
  TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`,
  TWILIO_AUTH_TOKEN: "token",
  SIP_DOMAIN: "ethiq.sip.twilio.com",
  SMTP_URL: "smtps://user:password@mail.example:465",
  MAIL_FROM: "Ethiq <bonjour@ethiq.example>",
  SUPABASE_URL: "https://db.example",
  SUPABASE_SECRET_KEY: "key",
  UPSTASH_REDIS_REST_URL: "https://redis.example",
  UPSTASH_REDIS_REST_TOKEN: "token",
  QSTASH_TOKEN: "token",
  QSTASH_CURRENT_SIGNING_KEY: "current",
  QSTASH_NEXT_SIGNING_KEY: "next",
};

test("a complete environment is taken, with the public address as Twilio signs it", () => {
  expect(loadEnv(complete)).toMatchObject({ PUBLIC_URL: "https://ethiq.example", SMS_SENDER: "ETHIQ", LOG_LEVEL: "info" });
});

test.each(Object.keys(complete))("without %s nothing starts", (name) => {
  expect(() => loadEnv({ ...complete, [name]: "" })).toThrow(name);
});

test("unencrypted addresses are for this machine only", () => {
  expect(loadEnv({ ...complete, PUBLIC_URL: "http://127.0.0.1:3000", RELAY_URL: "ws://localhost:8080/media" })).toMatchObject({
    RELAY_URL: "ws://localhost:8080/media",
  });
  for (const [name, value] of [
    ["PUBLIC_URL", "http://ethiq.example"],
    ["RELAY_URL", "ws://relay.example"],
    ["WEB_URL", "http://ethiq.example"],
    ["SUPABASE_URL", "http://db.example"],
    ["TWILIO_API_BASE_URL", "http://twilio.example"],
  ] as const) {
    expect(() => loadEnv({ ...complete, [name]: value })).toThrow(name);
  }
});

test("mail has a sender with an address, and a server that knows us", () => {
  for (const sender of ["bonjour@ethiq.example", "L'équipe Ethiq <bonjour@ethiq.example>"])
    expect(loadEnv({ ...complete, MAIL_FROM: sender }).MAIL_FROM).toBe(sender);
  for (const sender of ["Ethiq", "Ethiq <bonjour>", "a@b.example, c@d.example", "Ethiq\r\nBcc: a@b.example <c@d.example>"])
    expect(() => loadEnv({ ...complete, MAIL_FROM: sender })).toThrow("MAIL_FROM");
  expect(loadEnv({ ...complete, SMTP_URL: "smtp://127.0.0.1:2525" }).SMTP_URL).toBe("smtp://127.0.0.1:2525");
  for (const url of ["https://mail.example", "smtp://mail.example", "mail.example:25"])
    expect(() => loadEnv({ ...complete, SMTP_URL: url })).toThrow("SMTP_URL");
});
