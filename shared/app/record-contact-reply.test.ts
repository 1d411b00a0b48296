import { expect, test } from "vitest";
import { AppError } from "../domain/errors.ts";
import type { ContactReplies } from "../ports/contact-replies.ts";
import { e164 } from "../sandbox/call-fakes.ts";
import { recordContactReply } from "./record-contact-reply.ts";

const reply = { messageSid: "SM1", from: e164("+33612000001"), keyword: "stop" } as const;
const find = async () => undefined;

test("a late answer is recorded", async () => {
  const recorded: unknown[] = [];
  const replies: ContactReplies = {
    find,
    async record(each) {
      recorded.push(each);
      return { state: "done", locale: "fr" };
    },
  };
  await recordContactReply({ replies }, reply, 0);
  expect(recorded).toEqual([reply]);
});

test("it waits longer and longer, for hours in all", async () => {
  const replies: ContactReplies = {
    find,
    record: async () => {
      throw new AppError("provider_unavailable", "down", { providerCode: "503" });
    },
  };
  const pauses: number[] = [];
  for (let tried = 0; tried < 6; tried += 1) {
    const error = await recordContactReply({ replies }, reply, tried).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: "provider_unavailable", providerCode: "503" });
    pauses.push(error instanceof AppError ? (error.retryAfterSeconds ?? 0) : 0);
  }
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b));
  expect(pauses.reduce((sum, pause) => sum + pause, 0)).toBeGreaterThan(4 * 60 * 60);
});
