import { headers } from "next/headers";

/** How this visitor reached us: for addresses that leave the page, on paper. */
export async function requestOrigin(): Promise<string> {
  const asked = await headers();
  const host = asked.get("x-forwarded-host") ?? asked.get("host") ?? "";
  return `${asked.get("x-forwarded-proto") ?? "http"}://${host}`;
}
