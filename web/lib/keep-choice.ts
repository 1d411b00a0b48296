import { cookies, headers } from "next/headers";

const YEAR_SECONDS = 365 * 24 * 3600;

/** Keeps in this browser what somebody chose about the pages; nothing that gives access. */
export async function keepChoice(name: string, value: string): Promise<void> {
  const secure = (await headers()).get("x-forwarded-proto") === "https";
  (await cookies()).set(name, value, { path: "/", maxAge: YEAR_SECONDS, sameSite: "lax", httpOnly: true, secure });
}
