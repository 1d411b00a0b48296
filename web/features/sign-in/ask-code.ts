import type { ApiClient } from "../../../shared/client/api-client.ts";
import { toAppError } from "../../../shared/domain/errors.ts";

/** The address says nothing of whether it has an account: neither does the answer. */
export async function askCode(api: ApiClient, email: string): Promise<"codeNotSent" | "tooMany" | undefined> {
  try {
    await api.post("/auth/code", { body: { email } });
    return undefined;
  } catch (error) {
    return toAppError(error).code === "rate_limited" ? "tooMany" : "codeNotSent";
  }
}
