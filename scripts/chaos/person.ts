import type { ChaosDatabase } from "./database.ts";
import { SIP_DOMAIN } from "./product.ts";
import type { Wanted } from "./scenario.ts";

/** One owner with one line. */
export interface Person {
  index: number;
  userId: string;
  tenantId: string;
  lineId: string;
  wanted: Wanted;
  isErased: boolean;
}

const id = (kind: number, index: number, seed: number) =>
  `${String(seed).padStart(8, "0").slice(-8)}-0000-4000-8000-${String(kind * 1000 + index).padStart(12, "0")}`;

const PROFILE = {
  endUserType: "individual",
  attributes: { first_name: "Jeanne", last_name: "Martin", email: "jeanne@example.test" },
  address: { street: "1 rue du Port", city: "Rennes", postalCode: "35000", region: "Bretagne", country: "FR" },
  documents: [
    { type: "passport", attributes: { first_name: "Jeanne", last_name: "Martin" } },
    { type: "utility_bill", attributes: {} },
  ],
};

export async function movePersonIn(db: ChaosDatabase, wanted: Wanted, index: number, seed: number): Promise<Person> {
  const person: Person = {
    ...{ index, wanted, isErased: false },
    userId: id(1, index, seed),
    tenantId: id(2, index, seed),
    lineId: id(3, index, seed),
  };
  await db.rows(`
    insert into auth.users (id, email) values ('${person.userId}', 'person${index}@example.test');
    insert into public.tenants (id, name, kind) values ('${person.tenantId}', 'Famille', 'household');
    insert into public.tenant_members (tenant_id, user_id, role) values ('${person.tenantId}', '${person.userId}', 'owner');
    insert into public.lines (id, tenant_id, label, protected_name, forwarded_number)
    values ('${person.lineId}', '${person.tenantId}', 'Maison', 'Jeanne', '+3311111${1000 + index}');`);
  if (wanted.papers === "complete") await giveProfile(db, person);
  return person;
}

export const giveProfile = (db: ChaosDatabase, { userId, tenantId }: Person) =>
  db.as(userId, `select public.save_regulatory_profile('${tenantId}', '${JSON.stringify(PROFILE)}'::jsonb)`);

/** The job's id; undefined when it is refused. */
export async function ask(db: ChaosDatabase, person: Person, kind: "set_up" | "change_number"): Promise<string | undefined> {
  const { country, delivery } = person.wanted;
  const wish = {
    kind,
    country,
    numberType: "local",
    delivery: kind === "set_up" ? delivery : "keep",
    ...(kind === "set_up" && delivery !== "sip" ? { secondNumber: `+3322222${1000 + person.index}` } : {}),
  };
  try {
    const [row] = await db.as<{ answer: { id: string } }>(
      person.userId,
      `select public.start_provisioning('${person.lineId}', '${JSON.stringify(wish)}'::jsonb, '${SIP_DOMAIN}') as answer`,
    );
    return row?.answer.id;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
}

/** What people are told no for, and may be. */
export const isRefusal = (error: unknown): boolean =>
  ["ET409", "ET410", "ET429", "P0002", "42501", "40001"].includes((error as { code?: string }).code ?? "");
