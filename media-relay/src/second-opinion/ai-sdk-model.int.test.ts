import { expect, test } from "vitest";
import { secondOpinionContract } from "../../../shared/ports/second-opinion.contract.ts";
import { startModel } from "../../../shared/sandbox/model/start-model.ts";
import { createAiSdkModel } from "./ai-sdk-model.ts";

const TIMEOUT_MS = 1_600;
const REQUEST = /POST \/v1\/chat\/completions/;

secondOpinionContract("the AI SDK against an OpenAI-compatible server", TIMEOUT_MS, async () => {
  const server = await startModel({ apiKey: "key" });
  return {
    model: createAiSdkModel({ baseUrl: server.url, apiKey: "key", model: "judge", timeoutMs: TIMEOUT_MS }),
    willSay: (content) => server.answerWith({ content }),
    willFail(...all) {
      for (const how of all) {
        if (how === "stall") server.answerWith({ stall: true });
        else if (how === "no_json") server.answerWith({ body: "<html>sorry</html>" });
        else if (how === "refusal") server.answerWith({ refusal: "I cannot help with that." });
        else if (how === "cut") server.answerWith({ content: '{"verdict":"scam","kind":"unk', finishReason: "length" });
        else if (how === "late") server.faults.add({ match: REQUEST, effect: { kind: "delay", ms: TIMEOUT_MS + 400 }, times: 1 });
        else if (how === "drop") server.faults.add({ match: REQUEST, effect: { kind: "drop" }, times: 1 });
        else
          server.faults.add({ match: REQUEST, effect: { kind: "status", status: Number(how.slice(-3)), body: { error: {} } }, times: 1 });
      }
    },
    asked: () => server.requests.map(({ messages }) => messages.at(-1)?.content ?? ""),
    close: server.close,
  };
});

test("no tools, a bounded answer, a strict schema, no account's name in the text", async () => {
  const server = await startModel({ apiKey: "key" });
  const model = createAiSdkModel({ baseUrl: server.url, apiKey: "key", model: "judge", reasoningEffort: "none" });
  await model.ask({ locale: "en", excerpt: [{ turn: 0, speaker: "caller", text: "hello" }] }, new AbortController().signal);
  await server.close();
  const [request] = server.requests;
  expect(request).toMatchObject({ model: "judge", max_completion_tokens: 1_000, reasoning_effort: "none" });
  expect(request).not.toHaveProperty("tools");
  expect(request?.messages.map(({ role }) => role)).toEqual(["system", "user"]);
  expect(request?.messages[0]?.content).toContain("English");
  expect(Object.keys(request ?? {}).sort()).toEqual(["max_completion_tokens", "messages", "model", "reasoning_effort", "response_format"]);
});

test("patience is four seconds when nothing else is said", async () => {
  const server = await startModel({ apiKey: "key" });
  server.faults.add({ match: REQUEST, effect: { kind: "delay", ms: 6_000 } });
  const askedAt = performance.now();
  const model = createAiSdkModel({ baseUrl: server.url, apiKey: "key", model: "judge" });
  expect(await model.ask({ locale: "fr", excerpt: [] }, new AbortController().signal)).toMatchObject({ failure: "timeout" });
  expect(performance.now() - askedAt).toBeLessThan(4_500);
  await server.close();
});
