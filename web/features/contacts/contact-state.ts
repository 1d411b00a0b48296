import type { Alert } from "../../../shared/contracts/v1/alerts.ts";
import type { Consent, Contact } from "../../../shared/contracts/v1/contacts.ts";

export type ContactState = Consent | "unreachable";

const ARRIVED = new Set<Alert["status"]>(["delivered", "acknowledged"]);

/** Whose last alert that came to an end did not arrive. `alerts`: newest first. */
export function unreachableContacts(alerts: readonly Pick<Alert, "contact" | "status">[]): ReadonlySet<string> {
  const last = new Map<string, boolean>();
  for (const { contact, status } of alerts) {
    if (!contact || last.has(contact.id)) continue;
    if (status === "failed" || ARRIVED.has(status)) last.set(contact.id, status === "failed");
  }
  return new Set([...last].filter(([, isLost]) => isLost).map(([id]) => id));
}

/** Only somebody who agreed can be out of reach: to the others nothing is sent. */
export const stateOf = ({ id, consent }: Pick<Contact, "id" | "consent">, unreachable: ReadonlySet<string>): ContactState =>
  consent === "accepted" && unreachable.has(id) ? "unreachable" : consent;
