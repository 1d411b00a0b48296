import type { ServiceClient } from "../../adapters/supabase-rpc.ts";
import { DAY_MS } from "./calls.ts";
import type { Home, HomeContact } from "./home.ts";
import { ethiqNumber, forwardedNumber, secondNumber } from "./numbers.ts";
import { iso, lineIdOf, seedId, seedSid, tenantIdOf, type Writer } from "./writer.ts";

/** Before the first call. */
const OPENED_DAYS_AGO = 190;

export const openedAt = (until: number) => until - OPENED_DAYS_AGO * DAY_MS;
export const contactIdOf = (home: Home, { phone }: HomeContact) => seedId("contact", home.name, phone);

/** Accounts by e-mail. One that exists keeps its password. */
export async function writePeople(service: ServiceClient, homes: readonly Home[], password: string): Promise<Map<string, string>> {
  const people = homes.flatMap((home) => home.people.map((person) => ({ ...person, locale: home.locale })));
  const { data, error } = await service
    .from("profiles")
    .select("email,user_id")
    .in(
      "email",
      people.map(({ email }) => email),
    );
  if (error) throw new Error(`the profiles cannot be read: ${error.message}`, { cause: error });
  const known = new Map((data as { email: string; user_id: string }[]).map(({ email, user_id }) => [email, user_id]));
  for (const { email, name, locale } of people) {
    if (known.has(email)) continue;
    const user_metadata = { display_name: name, locale };
    const made = await service.auth.admin.createUser({ email, password, email_confirm: true, user_metadata });
    if (!made.data.user) throw new Error(`no account for a seeded person: ${made.error?.message}`, { cause: made.error });
    known.set(email, made.data.user.id);
  }
  return known;
}

/** Everything about a home that was there before its calls; contacts have not answered yet, so no call tells anybody. */
export async function writeHome(writer: Writer, service: ServiceClient, home: Home, users: ReadonlyMap<string, string>, until: number) {
  const tenant_id = tenantIdOf(home);
  const daysAgo = (days: number) => iso(until - days * DAY_MS);
  const created_at = iso(openedAt(until));
  const lineOf = (line: string | undefined) => (line === undefined ? null : lineIdOf(line));

  await writer.put("tenants", [{ id: tenant_id, name: home.name, kind: home.kind, locale: home.locale, created_at }]);
  await writer.put(
    "tenant_members",
    home.people.map(({ email, role }) => ({ tenant_id, user_id: users.get(email), role, created_at })),
    "tenant_id,user_id",
  );
  await writer.put(
    "lines",
    home.lines.map(({ key, ordinal, ...line }) => ({
      id: lineIdOf(key),
      tenant_id,
      label: line.label,
      protected_name: line.protectedName,
      forwarded_number: ordinal ? forwardedNumber(ordinal) : null,
      delivery: ordinal
        ? [
            { kind: "sip", uri: `sip:${key}@ethiq.sip.example.test` },
            { kind: "number", e164: secondNumber(ordinal) },
          ]
        : [],
      locale: line.locale ?? "fr",
      status: line.status ?? "active",
      paused_until: line.pausedForDays ? daysAgo(-line.pausedForDays) : null,
      help_level: line.helpLevel ?? 2,
      alert_level: line.alertLevel ?? 3,
      retention: line.retention ?? "suspicious",
      family_word: line.familyWord ?? null,
      created_at,
    })),
  );
  // Numbers outlive the tenant when it is erased: then they come back from quarantine.
  await writer.replace(
    "phone_numbers",
    home.lines.flatMap(({ key, ordinal }) =>
      ordinal
        ? [{ id: seedId("number", key), e164: ethiqNumber(ordinal), status: "assigned", tenant_id, line_id: lineIdOf(key), created_at }]
        : [],
    ),
  );
  await writeContacts(writer, service, home, daysAgo);
  await writer.put(
    "caller_rules",
    home.rules.map((rule) => ({
      id: seedId("rule", home.name, rule.phone),
      tenant_id,
      line_id: lineOf(rule.line),
      phone: rule.phone,
      rule: rule.rule,
      reason: rule.reason ?? null,
      source: rule.source ?? "person",
      expires_at: rule.forDays ? daysAgo(rule.daysAgo - rule.forDays) : null,
      created_at: daysAgo(rule.daysAgo),
    })),
  );
  await writer.put(
    "expected_windows",
    home.windows.map((window) => ({
      id: seedId("window", home.name, window.label),
      tenant_id,
      line_id: lineOf(window.line),
      label: window.label,
      phone: window.phone ?? null,
      note: window.note ?? null,
      starts_at: daysAgo(window.daysAgo),
      ends_at: daysAgo(window.daysAgo - window.days),
      created_at: daysAgo(Math.max(window.daysAgo, 0) + 3),
    })),
  );
}

async function writeContacts(writer: Writer, service: ServiceClient, home: Home, daysAgo: (days: number) => string): Promise<void> {
  const tenant_id = tenantIdOf(home);
  const ids = home.contacts.map((contact) => contactIdOf(home, contact));
  await writer.put(
    "contacts",
    contactRows(home, daysAgo).map((row) => ({ ...row, consent: "pending", consent_at: null })),
  );
  // Nobody is to be asked for real: what asking left in the outbox gives way to messages of long ago.
  const { error } = await service.from("messages").delete().in("contact_id", ids).eq("status", "pending");
  if (error) throw new Error(`seeding messages failed: ${error.message}`, { cause: error });
  await writer.put(
    "messages",
    home.contacts.map((contact, index) => ({
      id: seedId("message", home.name, contact.phone),
      tenant_id,
      channel: "sms",
      purpose: "contact_invitation",
      contact_id: ids[index],
      status: "delivered",
      attempts: 1,
      provider_sid: seedSid("SM", home.name, contact.phone),
      created_at: daysAgo(contact.askedDaysAgo),
      updated_at: daysAgo(contact.askedDaysAgo),
    })),
  );
}

/** As they are in the end. */
export const contactRows = (home: Home, daysAgo: (days: number) => string) =>
  home.contacts.map((contact, index) => ({
    id: contactIdOf(home, contact),
    tenant_id: tenantIdOf(home),
    line_id: contact.line ? lineIdOf(contact.line) : null,
    name: contact.name,
    relation: contact.relation,
    phone: contact.phone,
    locale: home.locale,
    priority: index + 1,
    consent: contact.consent,
    consent_at: contact.consent === "pending" ? null : daysAgo(contact.askedDaysAgo - 1),
    created_at: daysAgo(contact.askedDaysAgo),
  }));
