"use client";

import { useState } from "react";
import { type ApiClient, createApiClient } from "../../shared/client/api-client.ts";
import { useFrame } from "../components/frame/frame-context.tsx";
import { loadBrowserClient } from "./supabase/browser.ts";

/** The API as the signed-in person asks it from the browser, with a token that is renewed meanwhile. */
export function useApi(): ApiClient {
  const { config } = useFrame();
  const [api] = useState(() =>
    createApiClient({
      baseUrl: config?.apiUrl ?? "",
      accessToken: async () => config && (await (await loadBrowserClient(config)).auth.getSession()).data.session?.access_token,
    }),
  );
  return api;
}
