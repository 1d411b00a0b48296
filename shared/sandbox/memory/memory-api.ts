import { createMemoryRateLimiter } from "../../adapters/memory-rate-limiter.ts";
import { toBase64Url } from "../../app/base64-url.ts";
import { silentLog } from "../../config/log.ts";
import { AppError } from "../../domain/errors.ts";
import { createApp } from "../../http/create-app.ts";
import { apiApp } from "../../http/v1/api-app.ts";
import type { ApiDeps } from "../../http/v1/api-env.ts";
import type { AuthGateway } from "../../ports/auth-gateway.ts";
import { createMemoryStores, type MemoryWorld } from "./memory-stores.ts";

const base64Url = (value: object) => toBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** Has the form of a session, proves nothing. */
export const memoryToken = (userId: string): string => `${base64Url({})}.${base64Url({ sub: userId })}.sig`;

// Accounts are not kept in memory.
const refuse = () => Promise.reject(new AppError("not_supported", "no accounts in memory"));
const noAuth = new Proxy({} as AuthGateway, { get: () => refuse });

/** The API's own routes over stores in memory, under `/api/v1`. */
export const createMemoryApi = (world: MemoryWorld, deps: Partial<ApiDeps> = {}) =>
  createApp(deps.log ?? silentLog).route(
    "/api/v1",
    apiApp({
      webUrl: "https://web.example",
      storesFor: createMemoryStores(world),
      keySessions: { open: async () => undefined },
      auth: noAuth,
      limiter: createMemoryRateLimiter(),
      addressHeader: "cf-connecting-ip",
      log: silentLog,
      ...deps,
    }),
  );
