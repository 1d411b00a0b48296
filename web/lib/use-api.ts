"use client";

import { useState } from "react";
import { type ApiClient, type ApiClientOptions, createApiClient } from "../../shared/client/api-client.ts";
import { useFrame } from "../components/frame/frame-context.tsx";
import { sessionToken } from "./supabase/session-token.ts";

/** The API as the signed-in person asks it from the browser, with a token that is renewed meanwhile. */
export function useApi(options: Pick<ApiClientOptions, "timeoutMs"> = {}): ApiClient {
  const { config } = useFrame();
  const [api] = useState(() => createApiClient({ baseUrl: config?.apiUrl ?? "", accessToken: sessionToken, ...options }));
  return api;
}
