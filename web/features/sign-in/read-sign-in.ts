export type SignInFault = "emailMissing" | "emailMalformed" | "passwordMissing";

export interface SignInFields {
  email: string;
  password: string;
}

/** What is missing before it is worth asking the server. Nothing is judged that the server knows better. */
export function signInFaults({ email, password }: SignInFields): Partial<Record<keyof SignInFields, SignInFault>> {
  return {
    ...(email.trim() === ""
      ? { email: "emailMissing" as const }
      : /^\S+@\S+$/.test(email.trim())
        ? {}
        : { email: "emailMalformed" as const }),
    ...(password === "" ? { password: "passwordMissing" as const } : {}),
  };
}

export type SignInRefusal = "mismatch" | "unconfirmed" | "tooMany" | "unavailable";

/** What Supabase Auth answered, in the words the page has for it. */
export function signInRefusal({ code, status }: { code?: string | undefined; status?: number | undefined }): SignInRefusal {
  if (code === "invalid_credentials" || code === "user_not_found") return "mismatch";
  if (code === "email_not_confirmed") return "unconfirmed";
  if (status === 429) return "tooMany";
  return status === 400 || status === 401 ? "mismatch" : "unavailable";
}
