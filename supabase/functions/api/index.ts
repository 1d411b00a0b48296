import { createClient } from "@supabase/supabase-js";
import { createSupabaseCallReader } from "../../../shared/adapters/supabase-call-reader.ts";
import { createJsonLog } from "../../../shared/config/log.ts";
import { apiRoutes } from "../../../shared/http/api-routes.ts";
import { createApp } from "../../../shared/http/create-app.ts";
import { loadEnv } from "./env.ts";

const env = loadEnv(Deno.env.toObject());
const log = createJsonLog({ write: (line) => console.log(line), level: env.LOG_LEVEL });

// One client per request: it carries the caller's own token and nothing stronger.
const callsFor = (accessToken: string) =>
  createSupabaseCallReader(
    createClient(env.SUPABASE_URL, env.publishableKey, {
      accessToken: async () => accessToken,
      db: { timeout: 4_000, retry: false },
    }),
  );

Deno.serve(createApp(log).route("/api", apiRoutes({ webUrl: env.WEB_URL, callsFor })).fetch);
