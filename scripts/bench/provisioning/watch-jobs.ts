import { setTimeout as wait } from "node:timers/promises";
import type { SupabaseStandIn } from "../../../shared/sandbox/supabase/start-supabase.ts";

export interface JobSeen {
  id: string;
  state: string;
  parkReason: string | null;
  endedAt: number | null;
}

const LOOK_MS = 500;

/** Waits until none of the jobs goes on by itself any more, or the time is up; then says where they are. */
export async function watchJobs(supabase: SupabaseStandIn, jobIds: readonly string[], patienceMs: number): Promise<JobSeen[]> {
  for (const deadline = Date.now() + patienceMs; ; await wait(LOOK_MS)) {
    const rows = await supabase.sql<{ id: string; state: string; park_reason: string | null; ended_at: string | Date | null }>(
      "select id, state, park_reason, ended_at from public.provisioning_jobs where id = any ($1)",
      [jobIds],
    );
    const isAtRest = rows.every(
      ({ state, park_reason }) => state === "ready" || (state === "parked" && park_reason !== "approval_pending"),
    );
    if (!isAtRest && Date.now() < deadline) continue;
    return rows.map(({ id, state, park_reason, ended_at }) => ({
      id,
      state,
      parkReason: park_reason,
      endedAt: ended_at === null ? null : new Date(ended_at).valueOf(),
    }));
  }
}
