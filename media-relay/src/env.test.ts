import { expect, test } from "vitest";
import { loadEnv } from "./env.ts";

const complete = {
  RELAY_URL: "wss://relay.example.test/media",
  PUBLIC_URL: "https://ethiq.example.test",
  TWILIO_ACCOUNT_SID: "AC1",
  TWILIO_AUTH_TOKEN: "token",
  STREAM_TOKEN_SECRET: "x".repeat(32),
  REPUTATION_SECRET: "r".repeat(32),
  SUPABASE_URL: "https://project.example.test",
  SUPABASE_SECRET_KEY: "sb_secret_x",
  UPSTASH_REDIS_REST_URL: "https://redis.example.test",
  UPSTASH_REDIS_REST_TOKEN: "redis",
  QSTASH_TOKEN: "qstash",
  DEEPGRAM_API_KEY: "deepgram",
};

test("a complete environment is read, with defaults for what is no secret", () => {
  expect(loadEnv(complete)).toMatchObject({ DEEPGRAM_MODEL: "nova-3", DEEPGRAM_URL: "wss://api.eu.deepgram.com", PORT: 8081 });
});

test("every secret is required, and named when it is missing", () => {
  for (const name of Object.keys(complete)) {
    expect(() => loadEnv({ ...complete, [name]: "" })).toThrow(new RegExp(`: ${name}$`));
  }
});

test("addresses without encryption are for this machine only", () => {
  expect(loadEnv({ ...complete, RELAY_URL: "ws://127.0.0.1:9000/media", DEEPGRAM_URL: "ws://localhost:9" })).toBeDefined();
  expect(() => loadEnv({ ...complete, RELAY_URL: "ws://relay.example.test/media" })).toThrow("RELAY_URL");
  expect(() => loadEnv({ ...complete, DEEPGRAM_URL: "ws://speech.example.test" })).toThrow("DEEPGRAM_URL");
  expect(() => loadEnv({ ...complete, PUBLIC_URL: "http://ethiq.example.test" })).toThrow("PUBLIC_URL");
});

test("no model is asked unless a key and a name are given, and its server is reached in the open on this machine only", () => {
  expect(loadEnv(complete)).toMatchObject({ MODEL_QUESTIONS_PER_CALL: 3, OPENAI_BASE_URL: "https://api.openai.com/v1" });
  expect(loadEnv(complete).OPENAI_API_KEY).toBeUndefined();
  expect(loadEnv({ ...complete, OPENAI_BASE_URL: "http://127.0.0.1:9/v1" })).toBeDefined();
  expect(() => loadEnv({ ...complete, OPENAI_BASE_URL: "http://model.example.test/v1" })).toThrow("OPENAI_BASE_URL");
  expect(() => loadEnv({ ...complete, MODEL_QUESTIONS_PER_CALL: "-1" })).toThrow("MODEL_QUESTIONS_PER_CALL");
});
