import { disposableEmailBlocklistSet } from "disposable-email-domains-js";

const listed = disposableEmailBlocklistSet();

/** Whether mailboxes of this domain, or of one it belongs to, are thrown away after use. */
export function isDisposableDomain(domain: string): boolean {
  const labels = domain.toLowerCase().split(".");
  return labels.some((_, index) => index < labels.length - 1 && listed.has(labels.slice(index).join(".")));
}
