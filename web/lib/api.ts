import { type ApiClient, createApiClient } from "../../shared/client/api-client.ts";
import { LinkToken } from "../../shared/contracts/v1/invitations.ts";
import { toAppError } from "../../shared/domain/errors.ts";
import { loadPublicConfig } from "./public-config.ts";

const TIMEOUT_MS = 4_000;

/** Asks as this server on behalf of a visitor: of the person whose token it is, else of nobody. */
export const serverApi = (accessToken?: string): ApiClient =>
  createApiClient({ baseUrl: loadPublicConfig().apiUrl, accessToken: async () => accessToken, timeoutMs: TIMEOUT_MS });

/** What a link of a message shows. `away`: nothing is known of it now. */
export type LinkRead<View> = { state: "found"; view: View } | { state: "unknown" } | { state: "away" };

export async function readLink<View>(token: string, read: (api: ApiClient) => Promise<{ data: View }>): Promise<LinkRead<View>> {
  if (!isLinkToken(token)) return { state: "unknown" };
  try {
    return { state: "found", view: (await read(serverApi())).data };
  } catch (error) {
    return { state: toAppError(error).code === "not_found" ? "unknown" : "away" };
  }
}

export const isLinkToken = (token: string): boolean => LinkToken.safeParse(token).success;
