import { Hono } from "hono";
import { z } from "zod";
import { faultRoutes } from "../fault-routes.ts";
import { CONTROL_PATH, createFaults, type Faults, faultMiddleware } from "../faults.ts";
import { listen } from "../listen.ts";
import { judgeByWords } from "./judge-by-words.ts";
import { whyNotStrict } from "./strict-schema.ts";

/** What the next request gets in place of a judgement. `body`: instead of the whole response. `stall`: it begins and never ends. */
const ScriptedAnswer = z.union([
  z.object({ content: z.string(), finishReason: z.enum(["stop", "length"]).default("stop") }),
  z.object({ refusal: z.string() }),
  z.object({ body: z.string() }),
  z.object({ stall: z.literal(true) }),
]);
export type ScriptedAnswer = z.input<typeof ScriptedAnswer>;

export interface ModelStandIn {
  /** Base address for clients, version included. */
  url: string;
  faults: Faults;
  /** Says this, once, in order. */
  answerWith(...answers: ScriptedAnswer[]): void;
  /** What was asked so far, in order. */
  requests: ChatRequest[];
  close(): Promise<void>;
}

const MODEL = "sandbox-judge";

const ChatRequest = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.enum(["system", "developer", "user", "assistant"]), content: z.string() })).min(1),
  stream: z.literal(false).optional(),
  max_tokens: z.undefined({ error: "Unsupported parameter: 'max_tokens'. Use 'max_completion_tokens' instead." }).optional(),
  response_format: z.object({
    type: z.literal("json_schema"),
    json_schema: z.object({ name: z.string().regex(/^[\w-]{1,64}$/), strict: z.literal(true), schema: z.unknown() }),
  }),
});
type ChatRequest = z.infer<typeof ChatRequest>;

/** About four characters each. */
const tokensOf = (text: string) => Math.ceil(text.length / 4);

/** OpenAI's chat completions with strict structured output. The judgement is `judgeByWords`, unless told otherwise. */
export async function startModel({
  apiKey,
  port = 0,
  faults = createFaults(),
}: {
  apiKey: string;
  port?: number;
  faults?: Faults;
}): Promise<ModelStandIn> {
  const scripted: ScriptedAnswer[] = [];
  const requests: ChatRequest[] = [];
  const error = (message: string, type: string) => ({ error: { message, type, param: null, code: null } });

  const app = new Hono();
  app.route("/", faultRoutes(faults));
  app.post(`${CONTROL_PATH}/answers`, async (c) => {
    const answer = ScriptedAnswer.safeParse(await c.req.json().catch(() => undefined));
    if (!answer.success) return c.json({ error: z.prettifyError(answer.error) }, 400);
    scripted.push(answer.data);
    return c.body(null, 204);
  });
  app.use(faultMiddleware(faults));
  app.post("/v1/chat/completions", async (c) => {
    if (c.req.header("authorization") !== `Bearer ${apiKey}`)
      return c.json(error("Incorrect API key provided", "invalid_request_error"), 401);
    const request = ChatRequest.safeParse(await c.req.json().catch(() => undefined));
    if (!request.success) return c.json(error(z.prettifyError(request.error), "invalid_request_error"), 400);
    const { messages, response_format } = request.data;
    const why = whyNotStrict(response_format.json_schema.schema);
    if (why) return c.json(error(`Invalid schema for response_format: ${why}`, "invalid_request_error"), 400);
    requests.push(request.data);

    const answer = scripted.shift();
    if (answer && "stall" in answer) {
      const endless = new ReadableStream({ start: (stream) => stream.enqueue(new TextEncoder().encode('{"id":')) });
      return new Response(endless, { headers: { "content-type": "application/json" } });
    }
    if (answer && "body" in answer) return c.body(answer.body, 200, { "content-type": "application/json" });
    const refusal = answer && "refusal" in answer ? answer.refusal : null;
    const content = answer && "content" in answer ? answer.content : JSON.stringify(judgeByWords(messages.at(-1)?.content ?? ""));
    const finishReason = answer && "content" in answer ? (answer.finishReason ?? "stop") : "stop";
    const input = messages.reduce((sum, message) => sum + tokensOf(message.content), 0);
    const output = tokensOf(content);
    return c.json({
      id: `chatcmpl-sandbox-${requests.length}`,
      object: "chat.completion",
      created: Math.floor(Date.now() / 1_000),
      model: MODEL,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: refusal === null ? content : null, refusal },
          logprobs: null,
          finish_reason: finishReason,
        },
      ],
      usage: { prompt_tokens: input, completion_tokens: output, total_tokens: input + output },
    });
  });

  const { url, close } = await listen(app, port);
  return { url: `${url}/v1`, faults, answerWith: (...answers) => void scripted.push(...answers), requests, close };
}
