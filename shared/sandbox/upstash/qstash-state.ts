import { readFile, rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { DeadLetter, QstashMessage, QstashSchedule } from "./qstash-message.ts";

const Saved = z.object({
  version: z.literal(1),
  messages: z.array(QstashMessage),
  schedules: z.array(QstashSchedule),
  deadLetters: z.array(DeadLetter),
  deduplication: z.array(z.object({ id: z.string(), messageId: z.string(), until: z.number() })),
});

export interface QstashState {
  messages: Map<string, QstashMessage>;
  schedules: Map<string, QstashSchedule>;
  deadLetters: Map<string, DeadLetter>;
  deduplication: Map<string, { messageId: string; until: number }>;
  /** Resolves once everything changed so far is on disk; at once without a file. */
  save(): Promise<void>;
}

const byId = <Item, Key extends keyof Item>(items: readonly Item[], key: Key) => new Map(items.map((item) => [item[key], item]));

/** What survives a restart. Written aside and renamed, so a crash leaves the old or the new state, never half of one. */
export async function loadQstashState(file: string | undefined): Promise<QstashState> {
  const text = file ? await readFile(file, "utf8").catch(() => undefined) : undefined;
  const saved: z.infer<typeof Saved> = text
    ? Saved.parse(JSON.parse(text))
    : { version: 1, messages: [], schedules: [], deadLetters: [], deduplication: [] };

  const state = {
    messages: byId(saved.messages, "messageId"),
    schedules: byId(saved.schedules, "scheduleId"),
    deadLetters: byId(saved.deadLetters, "dlqId"),
    deduplication: new Map(saved.deduplication.map(({ id, ...rest }) => [id, rest])),
  };

  const write = async (target: string): Promise<void> => {
    const content: z.infer<typeof Saved> = {
      version: 1,
      messages: [...state.messages.values()],
      schedules: [...state.schedules.values()],
      deadLetters: [...state.deadLetters.values()],
      deduplication: [...state.deduplication].map(([id, rest]) => ({ id, ...rest })),
    };
    await writeFile(`${target}.new`, JSON.stringify(content));
    await rename(`${target}.new`, target);
  };

  let underway: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;

  return {
    ...state,
    save() {
      if (!file) return Promise.resolve();
      // One write runs, at most one waits: it will contain whatever changes until it starts.
      queued ??= underway.then(() => {
        queued = undefined;
        underway = write(file);
        return underway;
      });
      return queued;
    },
  };
}
