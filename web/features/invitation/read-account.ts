export type AccountFault =
  | "passwordShort"
  | "passwordLong"
  | "passwordWeak"
  | "codeMalformed"
  | "codeWrong"
  | "tooMany"
  | "refused"
  | "known"
  | "unavailable";

const SHORTEST = 12;
/** Auth tells no more apart. */
const MOST_BYTES = 72;

export function passwordFault(password: string): AccountFault | undefined {
  if ([...password].length < SHORTEST) return "passwordShort";
  return new TextEncoder().encode(password).length > MOST_BYTES ? "passwordLong" : undefined;
}

/** Six digits, however they were typed or pasted; undefined when they are not six. */
export function readCode(written: string): string | undefined {
  const digits = written.replace(/[\s.-]/g, "");
  return /^\d{6}$/.test(digits) ? digits : undefined;
}

interface AuthRefusal {
  code?: string | undefined;
  status?: number | undefined;
}

/** A code is on its way already: the page goes on as if it had been asked for now. */
export const isCodeUnderWay = ({ code }: AuthRefusal): boolean => code === "over_email_send_rate_limit";

/** What Supabase Auth answered, in the words the page has for it. Our own hook refuses with a status and no code. */
export function accountRefusal({ code, status }: AuthRefusal): AccountFault {
  if (code === "weak_password") return "passwordWeak";
  if (code === "user_already_exists" || code === "email_exists") return "known";
  if (code === "otp_expired") return "codeWrong";
  if (code === "hook_timeout" || code === "hook_timeout_after_retry") return "unavailable";
  if (status === 429) return "tooMany";
  const isRefused = code === "signup_disabled" || code === "email_address_invalid" || code === "email_provider_disabled";
  return isRefused || status === 403 || status === 422 ? "refused" : "unavailable";
}
