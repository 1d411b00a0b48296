import { randomInt, randomUUID } from "node:crypto";
import { sealSipLink } from "../../../shared/app/provisioning/sip-link.ts";
import { createSecretSeal } from "../../../shared/app/secret-seal.ts";
import type { Home } from "./home.ts";
import type { Person } from "./people.ts";
import { anybody, editors, inTenant, owners, type Recipe } from "./recipe.ts";
import { PROVISIONING_SECRET, SIP_DOMAIN } from "./scene.ts";

const query = { limit: "10" };

interface Changes {
  line?: Record<string, unknown>;
  /** Without it, the line has no number. */
  number?: string;
  country?: string;
}

/** A line in a tenant of its own: how many numbers and jobs a tenant may have is limited. */
async function addApart(home: Home, as: Person, { line = {}, number, country = "FR" }: Changes = {}) {
  const { sql } = home.scene.supabase;
  const tenantId = await home.addTenant(`Famille ${home.name}`, as);
  const row = { label: `Maison ${home.name}`, protected_name: `Jeanne ${home.name}`, ...line };
  const columns = Object.keys(row);
  const [made] = await sql<{ id: string }>(
    `insert into public.lines (tenant_id, ${columns.join(", ")}) values ($1, ${columns.map((_, at) => `$${at + 2}`).join(", ")}) returning id`,
    [tenantId, ...Object.values(row)],
  );
  const lineId = made?.id ?? "";
  if (number) {
    await sql("insert into public.phone_numbers (e164, status, tenant_id, line_id, country) values ($1, 'assigned', $2, $3, $4)", [
      number,
      tenantId,
      lineId,
      country,
    ]);
    await sql("update public.lines set status = 'active', delivery = $2 where id = $1", [
      lineId,
      JSON.stringify([{ kind: "sip", uri: `sip:${randomUUID().slice(0, 8)}@sip.example` }]),
    ]);
  }
  return { tenantId, lineId };
}

/** Ten digits after +1 that nobody has. */
const newAmerican = () => `+1201${randomInt(2_000_000, 9_999_999)}`;
const newFrench = () => `+33939${randomInt(100_000, 999_999)}`;

async function addJob(home: Home, as: Person): Promise<string> {
  const { tenantId, lineId } = await addApart(home, as);
  const [job] = await home.scene.supabase.sql<{ id: string }>(
    `insert into public.provisioning_jobs (tenant_id, line_id, state, step, wish, park_reason, park_detail, next_at)
     values ($1, $2, 'parked', 'approve', '{"country":"FR","numberType":"local","delivery":"sip"}', 'documents_missing',
       '{"missing":[{"field":"address","reason":"missing"}],"alternatives":["national"]}', null) returning id`,
    [tenantId, lineId],
  );
  return job?.id ?? "";
}

async function addEndpoint(home: Home, as: Person) {
  const { tenantId, lineId } = await addApart(home, as, { number: newFrench() });
  await home.scene.supabase.sql("insert into public.sip_endpoints (tenant_id, line_id, username, domain) values ($1, $2, $3, $4)", [
    tenantId,
    lineId,
    `jeanne-${randomUUID().slice(0, 8)}`,
    SIP_DOMAIN,
  ]);
  return { lineId };
}

/** For API keys, which reach one tenant only. */
async function ofHome(home: Home, statement: string): Promise<void> {
  await home.scene.supabase.sql(statement, [home.tenantId, home.lineId]);
}

const addTest = async ({ scene, tenantId, lineId }: Home): Promise<string> => {
  const [test] = await scene.supabase.sql<{ id: string }>(
    `insert into public.line_tests (tenant_id, line_id, kind, status, hops, started_at, expires_at, ended_at)
     values ($1, $2, 'forwarding', 'failed',
       '[{"name":"line","state":"passed","reason":null,"sipCode":null,"at":"2026-11-25T10:00:01Z"},
         {"name":"forwarded","state":"failed","reason":"not_forwarded","sipCode":404,"at":"2026-11-25T10:00:31Z"}]',
       now() - interval '2 hours', now() - interval '2 hours' + interval '3 minutes', now() - interval '1 hour') returning id`,
    [tenantId, lineId],
  );
  return test?.id ?? "";
};

const profile = () => ({
  endUserType: "individual",
  attributes: { first_name: "Jeanne", last_name: "Martin", email: "jeanne@exemple.fr" },
  address: {
    customerName: "Jeanne Martin",
    street: "12 rue des Tilleuls",
    city: "Lyon",
    postalCode: "69003",
    region: "Rhône",
    country: "FR",
  },
  documents: [{ type: "utility_bill", attributes: { customer_reference: "A-12" } }],
});

export const SERVICE_RECIPES: Record<string, Recipe> = {
  startProvisioning: owners(async (home, as) => ({
    params: { lineId: (await addApart(home, as)).lineId },
    body: {
      kind: "set_up",
      country: "FR",
      numberType: "local",
      locality: "Lyon",
      delivery: "sip_then_number",
      secondNumber: "06 39 98 00 42",
    },
  })),
  getProvisioning: anybody(async (home) => {
    await ofHome(
      home,
      `insert into public.provisioning_jobs (tenant_id, line_id, state, next_at, kind, wish)
       select $1, $2, 'ready', null, 'set_up', '{"country":"FR","numberType":"local","delivery":"sip"}'
       where not exists (select from public.provisioning_jobs j where j.line_id = $2)`,
    );
    return { params: { lineId: home.lineId } };
  }),
  retryProvisioning: editors(async (home, as) => ({ params: { jobId: await addJob(home, as) } })),
  cancelProvisioning: owners(async (home, as) => ({ params: { jobId: await addJob(home, as) } })),

  getSipEndpoint: anybody(async (home) => ({ params: { lineId: await withEndpoint(home) } })),
  getSipSheet: anybody(async (home) => ({
    params: { lineId: await withEndpoint(home), device: "grandstream_ht801" },
    query: { locale: "fr" },
  })),
  makeSipPassword: editors(async (home, as) => ({ params: await addEndpoint(home, as) })),

  openSipProvisioning: anybody(async (home) => {
    const username = `jeanne-${randomUUID().slice(0, 8)}`;
    const account = { username, host: SIP_DOMAIN, password: `Secret ${home.name}`, version: 1 };
    return { params: { token: await sealSipLink(createSecretSeal({ secret: PROVISIONING_SECRET }), account, Date.now()) } };
  }),

  startLineTest: editors(async (home, as) => {
    const { lineId } = await addApart(home, as, { number: newFrench(), line: { forwarded_number: newFrench() } });
    return { params: { lineId }, body: { kind: "forwarding" } };
  }),
  listLineTests: anybody(async (home) => {
    await addTest(home);
    return { params: { lineId: home.lineId }, query };
  }),
  getLineTest: anybody(async (home) => ({ params: { testId: await addTest(home) } })),

  cancelLine: owners(async (home, as) => ({ params: { lineId: (await addApart(home, as, { number: newFrench() })).lineId } })),
  reactivateLine: owners(async (home, as) => {
    const { lineId } = await addApart(home, as, { number: newFrench() });
    await home.scene.supabase.sql("update public.lines set cancelled_at = now(), ends_at = now() + interval '30 days' where id = $1", [
      lineId,
    ]);
    return { params: { lineId } };
  }),
  moveLine: owners(async (home, as) => ({
    params: { lineId: (await addApart(home, as, { number: newAmerican(), country: "US" })).lineId },
    body: { tenantId: await home.addTenant(`Famille ${home.name}`, as) },
  })),
  watchLine: editors(({ lineId }) => ({ params: { lineId }, body: { agreed: true } })),

  getRegulatoryProfile: owners(async (home) => {
    await home.scene.supabase.sql(
      `insert into public.regulatory_profiles (tenant_id, end_user_type, attributes) values ($1, 'individual', $2)
       on conflict do nothing`,
      [home.tenantId, JSON.stringify({ first_name: `Jeanne ${home.name}` })],
    );
    return inTenant(home);
  }),
  saveRegulatoryProfile: owners((home) => inTenant(home, { body: profile() })),
  listRegulatoryBundles: anybody(async (home) => {
    await home.scene.supabase.sql(
      `insert into public.regulatory_bundles (tenant_id, country, number_type, end_user_type, missing)
       values ($1, 'FR', 'local', 'individual', '[{"field":"address","reason":"missing"}]') on conflict do nothing`,
      [home.tenantId],
    );
    return inTenant(home, { query });
  }),

  listForwardingCodes: anybody(() => ({ query: { country: "FR", operator: "Orange", lineType: "mobile" } })),
  listLineForwardingCodes: anybody(({ lineId }) => ({ params: { lineId }, query: { country: "FR", lineType: "box" } })),
};

async function withEndpoint(home: Home): Promise<string> {
  await ofHome(
    home,
    `insert into public.sip_endpoints (tenant_id, line_id, username, domain)
     select $1, $2, 'jeanne-' || left(gen_random_uuid()::text, 8), '${SIP_DOMAIN}'
     where not exists (select from public.sip_endpoints e where e.line_id = $2 and e.status <> 'removed')`,
  );
  return home.lineId;
}
