import { createHash, createHmac, timingSafeEqual } from "node:crypto";

export type FormParams = [name: string, value: string][];

const byCodeUnit = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/**
 * `X-Twilio-Signature` of a request: the URL as dialled (without fragment), then each field sorted by name, name then value;
 * the values of a repeated field without duplicates and sorted.
 */
export function twilioSignature(authToken: string, url: string, params: FormParams = []): string {
  const values = new Map<string, Set<string>>();
  for (const [name, value] of params) values.set(name, (values.get(name) ?? new Set()).add(value));
  let text = url.replace(/#.*$/, "");
  for (const name of [...values.keys()].sort(byCodeUnit)) {
    for (const value of [...(values.get(name) ?? [])].sort(byCodeUnit)) text += name + value;
  }
  return createHmac("sha1", authToken).update(text, "utf8").digest("base64");
}

export const sameSecret = (a: string, b: string): boolean => {
  const [left, right] = [a, b].map((text) => createHash("sha256").update(text).digest());
  return left !== undefined && right !== undefined && timingSafeEqual(left, right);
};
