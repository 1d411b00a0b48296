import { z } from "zod";
import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";

const Row = z.object({
  id: z.string(),
  level: z.int(),
  score: z.number(),
  kind: z.string(),
  plan: z.string(),
  analysed: z.boolean().nullable(),
  not_analysed_reason: z.string().nullable(),
  ended_at: z.string().nullable(),
});
const Event = z.object({ seq: z.int(), at: z.string(), type: z.string(), key: z.string(), payload: z.record(z.string(), z.unknown()) });
const Quote = z.object({ event_key: z.string(), tactic: z.string(), quote: z.string() });

export type CallRow = z.output<typeof Row>;
export type RecordedEvent = z.output<typeof Event>;
export type RecordedQuote = z.output<typeof Quote>;

/** Reads what the database keeps of one call, as an operator would see it. Answers `undefined` for what is not there yet. */
export function createCallRecord(target: { url: string; secretKey: string }) {
  const client = createServiceClient(target);
  return {
    async call(callSid: string): Promise<CallRow | undefined> {
      const { data } = await client.from("calls").select(Object.keys(Row.shape).join(",")).eq("call_sid", callSid).maybeSingle();
      return data ? Row.parse(data) : undefined;
    },
    async eventsAfter(callId: string, seq: number): Promise<RecordedEvent[]> {
      const { data } = await client.from("call_events").select("seq,at,type,key,payload").eq("call_id", callId).gt("seq", seq).order("seq");
      return z.array(Event).parse(data ?? []);
    },
    async quotes(callId: string): Promise<RecordedQuote[]> {
      const { data } = await client.from("call_quotes").select("event_key,tactic,quote").eq("call_id", callId);
      return z.array(Quote).parse(data ?? []);
    },
  };
}
