import { afterAll, beforeAll, expect, test } from "vitest";
import { ignorePrintedErrors } from "../api-scene.ts";
import { type Ask, createAsk } from "./ask.ts";
import { createContract } from "./contract.ts";
import { type Home, makeHome, newMobile } from "./home.ts";
import { operationsOf, readDocument, takes } from "./operations.ts";
import { RECIPES } from "./recipes.ts";
import { type Scene, startScene } from "./scene.ts";

const ROWS = 7;

const document = await readDocument();
const lists = operationsOf(document).filter((operation) => takes(operation, "query", "cursor"));

let scene: Scene;
let home: Home;
let ask: Ask;

/** Several of everything, most of it from the same microsecond. */
beforeAll(async () => {
  scene = await startScene();
  ask = createAsk({ scene, contract: createContract(document) });
  home = await makeHome(scene);
  const { tenantId, lineId, contactId, people } = home;
  const { sql } = scene.supabase;
  for (let count = 0; count < ROWS; count += 1) {
    await home.addTenant(`Famille ${count}`, people.owner);
    await home.newMember("viewer");
    await home.addInvitation();
    await home.addKey();
    await home.addLine();
    await home.addContact();
    await home.addRule();
    await home.addWindow();
    await home.addCall(newMobile());
    for (const consent of ["stopped", "accepted"]) await sql("update public.contacts set consent = $2 where id = $1", [contactId, consent]);
    await sql(
      `insert into public.line_tests (tenant_id, line_id, kind, status, hops, started_at, expires_at, ended_at)
       values ($1, $2, 'connectivity', 'passed', '[]', now(), now() + interval '1 minute', now())`,
      [tenantId, lineId],
    );
    await sql(
      `insert into public.regulatory_bundles (tenant_id, country, number_type, end_user_type)
       values ($1, 'A' || chr(65 + $2), 'local', 'individual')`,
      [tenantId, count],
    );
    await sql("insert into public.usage_daily (tenant_id, line_id, day, calls) values ($1, $2, date '2026-03-01' + $3::int, 1)", [
      tenantId,
      lineId,
      count,
    ]);
  }
  const instants = {
    tenants: "created_at",
    tenant_members: "created_at",
    invitations: "created_at",
    api_keys: "created_at",
    lines: "created_at",
    contacts: "created_at",
    caller_rules: "created_at",
    expected_windows: "ends_at",
    calls: "started_at",
    alerts: "created_at",
    line_tests: "started_at",
    regulatory_bundles: "created_at",
  };
  for (const [table, column] of Object.entries(instants)) {
    await sql(`alter table public.${table} disable trigger user`);
    await sql(
      `update public.${table} set ${column} = date_trunc('hour', now()) + interval '61 minutes 123456 microseconds' where random() < 0.7`,
    );
    await sql(`alter table public.${table} enable trigger user`);
  }
});
afterAll(async () => {
  await scene?.close();
});
ignorePrintedErrors();

test.each(lists.map((operation) => [operation.id, operation] as const))(
  "%s: its pages follow each other without a gap or a repeat",
  async (id, operation) => {
    const parts = await RECIPES[id]?.make(home, home.people.owner);
    const { lineId: _, ...others } = parts?.query ?? {};
    const read = async (query: Record<string, string>) => {
      const { json } = await ask(operation, { ...parts, query: { ...others, ...query }, token: home.people.owner.token() });
      return json as { items: unknown[]; nextCursor: string | null };
    };
    const whole = await read({ limit: "100" });
    expect(whole.nextCursor).toBeNull();
    expect(whole.items.length).toBeGreaterThan(ROWS);
    for (const limit of [1, 3]) {
      const seen: unknown[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await read({ limit: String(limit), ...(cursor ? { cursor } : {}) });
        expect(page.items.length).toBeLessThanOrEqual(limit);
        seen.push(...page.items);
        cursor = page.nextCursor;
        expect(seen.length).toBeLessThanOrEqual(whole.items.length);
      }
      expect(seen).toEqual(whole.items);
    }
  },
);
