import type { SupabaseClient } from "@supabase/supabase-js";
import { z } from "zod";
import { deviceName } from "../domain/text/device-name.ts";
import type { SessionStore } from "../ports/session-store.ts";
import { AGENT_FOR } from "./gotrue-auth-gateway.ts";
import { StoredInstant } from "./supabase-answer.ts";
import { callerRpc } from "./supabase-caller-client.ts";

const Sessions = z.array(
  z
    .object({
      id: z.string(),
      createdAt: StoredInstant,
      refreshedAt: StoredInstant.nullable(),
      userAgent: z.string().nullable(),
      isCurrent: z.boolean(),
    })
    .transform(({ userAgent, ...session }) => ({ ...session, device: deviceOf(userAgent ?? "") ?? null })),
);

/** Where we signed the person in, our own name stands before the device's. */
const deviceOf = (userAgent: string) => AGENT_FOR.exec(userAgent)?.[1] ?? deviceName(userAgent);

export function createSupabaseSessionStore(client: SupabaseClient): SessionStore {
  const rpc = callerRpc(client);
  return {
    list: () => rpc("my_sessions", {}, Sessions),
    async end(sessionId) {
      await rpc("end_my_session", { p_session_id: sessionId }, z.unknown());
    },
  };
}
