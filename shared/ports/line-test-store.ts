import type { z } from "zod";
import type { HeldLineTest, LineTestHop, LineTestProgress, LineTestSecrets } from "../contracts/line-test.ts";
import type { E164 } from "../domain/phone-number.ts";

export interface LineTestChange {
  status?: "running" | "passed" | "failed";
  hops?: readonly LineTestHop[];
  progress?: z.infer<typeof LineTestProgress>;
  secrets?: z.infer<typeof LineTestSecrets>;
  callerNumber?: E164;
  /** From now on the forwarded call may come, once. */
  expectsCall?: boolean;
}

/** All reject with `provider_unavailable` when the database does not answer in time. */
export interface LineTestStore {
  find(testId: string): Promise<HeldLineTest | undefined>;
  /** False when the test has moved on since this revision, or is over: read it again. */
  record(testId: string, revision: number, change: LineTestChange): Promise<boolean>;
  noteLeg(testId: string, leg: "caller" | "person", callSid: string): Promise<void>;
  /** Ends what nobody ended; answers how many. */
  expire(now: Date): Promise<number>;
  /** Lines that agreed to it and that nobody called for a week. */
  toWatch(now: Date, limit: number): Promise<string[]>;
  /** A test that rings nobody, or the one repetition of one that failed; undefined when it is not to be. */
  startWatch(watch: { lineId: string; repeatsId: string | null; now: Date }): Promise<string | undefined>;
  /** Puts a message into the outbox for everybody who looks after the line; answers those that wait to be sent. */
  reportLostForward(testId: string): Promise<string[]>;
}
