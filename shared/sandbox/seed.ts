import { createHash } from "node:crypto";
import { createClient } from "@supabase/supabase-js";
import { createServiceClient, type ServiceClient } from "../adapters/supabase-rpc.ts";
import type { DeliveryTarget } from "../contracts/line-route.ts";
import type { Locale } from "../domain/call/level.ts";

export interface SeedMember {
  email: string;
  password: string;
  role: "owner" | "carer" | "viewer";
}

export interface SeedContact {
  name: string;
  phone: string;
  consent?: "pending" | "accepted" | "declined" | "stopped";
}

export interface SeedLine {
  label: string;
  protectedName: string;
  ethiqNumber: string;
  delivery: DeliveryTarget[];
  forwardedNumber?: string;
  locale?: Locale;
  status?: "testing" | "active" | "paused";
  helpLevel?: 1 | 2 | 3;
  alertLevel?: 2 | 3;
  notice?: boolean;
  familyWord?: string;
  contacts?: SeedContact[];
  rules?: { phone: string; rule: "trusted" | "blocked" }[];
}

export interface SeedTenant {
  name: string;
  kind?: "household" | "organisation";
  locale?: Locale;
  members?: SeedMember[];
  lines: SeedLine[];
}

export interface SeededTenant {
  tenantId: string;
  name: string;
  members: (SeedMember & { userId: string })[];
  lines: (Omit<SeedLine, "contacts"> & { lineId: string; contacts: (SeedContact & { contactId: string })[] })[];
}

export interface SeedTarget {
  url: string;
  publishableKey: string;
  secretKey: string;
}

/** The same names give the same id, on every machine and every run. */
export function stableId(...names: string[]): string {
  const hex = createHash("sha256").update(names.join("\n")).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

async function accountOf(target: SeedTarget, service: ServiceClient, { email, password }: SeedMember): Promise<string> {
  const auth = createClient(target.url, target.publishableKey, { auth: { persistSession: false, autoRefreshToken: false } }).auth;
  const known = await auth.signInWithPassword({ email, password });
  if (known.data.user) return known.data.user.id;
  // Nobody reads the mailboxes of invented people: their addresses need no confirmation.
  const { data, error } = await service.auth.admin.createUser({ email, password, email_confirm: true });
  if (!data.user) throw new Error(`no account for a seeded person: ${error?.message ?? "no user"}`, { cause: error });
  return data.user.id;
}

/** Puts tenants into a running Supabase through its own API; what is there already stays as it is. */
export async function seedTenants(target: SeedTarget, tenants: readonly SeedTenant[]): Promise<SeededTenant[]> {
  const service = createServiceClient(target);
  const put = async (table: string, rows: object[], onConflict = "id") => {
    if (rows.length === 0) return;
    const { error } = await service.from(table).upsert(rows, { onConflict, ignoreDuplicates: true });
    if (error) throw new Error(`seeding ${table} failed: ${error.message}`, { cause: error });
  };

  const seeded: SeededTenant[] = [];
  for (const tenant of tenants) {
    const tenantId = stableId("tenant", tenant.name);
    const members = [];
    for (const member of tenant.members ?? []) members.push({ ...member, userId: await accountOf(target, service, member) });
    const lines = tenant.lines.map((line) => ({
      ...line,
      lineId: stableId("line", line.ethiqNumber),
      contacts: (line.contacts ?? []).map((contact) => ({
        ...contact,
        contactId: stableId("contact", line.ethiqNumber, contact.phone),
      })),
    }));
    seeded.push({ tenantId, name: tenant.name, members, lines });
  }

  await put(
    "tenants",
    tenants.map(({ name, kind = "household", locale = "fr" }) => ({ id: stableId("tenant", name), name, kind, locale })),
  );
  await put(
    "tenant_members",
    seeded.flatMap(({ tenantId, members }) => members.map(({ userId, role }) => ({ tenant_id: tenantId, user_id: userId, role }))),
    "tenant_id,user_id",
  );
  const everyLine = seeded.flatMap(({ tenantId, lines }) => lines.map((line) => ({ tenantId, ...line })));
  await put(
    "lines",
    everyLine.map((line) => ({
      id: line.lineId,
      tenant_id: line.tenantId,
      label: line.label,
      protected_name: line.protectedName,
      forwarded_number: line.forwardedNumber ?? null,
      delivery: line.delivery,
      locale: line.locale ?? "fr",
      status: line.status ?? "active",
      help_level: line.helpLevel ?? 2,
      alert_level: line.alertLevel ?? 3,
      notice: line.notice ?? true,
      family_word: line.familyWord ?? null,
    })),
  );
  await put(
    "phone_numbers",
    everyLine.map(({ ethiqNumber, tenantId, lineId }) => ({
      id: stableId("number", ethiqNumber),
      e164: ethiqNumber,
      status: "assigned",
      tenant_id: tenantId,
      line_id: lineId,
    })),
  );
  await put(
    "contacts",
    everyLine.flatMap(({ tenantId, lineId, locale, contacts }) =>
      contacts.map(({ contactId, name, phone, consent = "accepted" }, index) => ({
        id: contactId,
        tenant_id: tenantId,
        line_id: lineId,
        name,
        phone,
        consent,
        locale: locale ?? "fr",
        priority: index + 1,
      })),
    ),
  );
  await put(
    "caller_rules",
    everyLine.flatMap(({ tenantId, lineId, ethiqNumber, rules = [] }) =>
      rules.map(({ phone, rule }) => ({
        id: stableId("rule", ethiqNumber, phone),
        tenant_id: tenantId,
        line_id: lineId,
        phone,
        rule,
      })),
    ),
  );
  return seeded;
}
