import { createHash } from "node:crypto";
import type { NextRequest } from "next/server";
import { readLink } from "../../lib/api.ts";
import { LOCALE_COOKIE, pickLocale } from "../../lib/locale.ts";
import { KNOWN_COOKIE, keepKnownCall, readKnownCall } from "./known-call.ts";
import { urgentPage } from "./urgent-page.ts";
import { FAILED_PARAM } from "./urgent-path.ts";
import { SCRIPT } from "./urgent-script.ts";
import { STYLE } from "./urgent-style.ts";

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing may run or load but what is in the file; it is framed and sent on by nobody. */
const POLICY = [
  "default-src 'none'",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "connect-src 'self'",
  "img-src data:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** Shows the page; opening it does nothing else. */
export async function answerUrgent(request: NextRequest, token: string): Promise<Response> {
  const known = readKnownCall(request.cookies.get(KNOWN_COOKIE)?.value);
  const link = await readLink(token, (api) => api.get("/urgent/{token}", { params: { path: { token } } }));
  const asked = pickLocale(request.cookies.get(LOCALE_COOKIE)?.value, request.headers.get("accept-language"));
  const page = urgentPage({
    link,
    token,
    locale: known?.locale ?? asked,
    failed: request.nextUrl.searchParams.get(FAILED_PARAM),
    known,
  });
  const headers = new Headers({
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "cache-control": "private, no-store",
    "x-robots-tag": "noindex",
  });
  if (link.state === "found") {
    const isSecure = (request.headers.get("x-forwarded-proto") ?? request.nextUrl.protocol).startsWith("https");
    const cookie = keepKnownCall(link.view, token, isSecure);
    if (cookie) headers.set("set-cookie", cookie);
  }
  return new Response(page.html, { status: page.status, headers });
}
