import type { Connection } from "../../../supabase/tests/start-postgres.ts";
import { USERS } from "./fill.ts";
import type { Path } from "./paths.ts";

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  Schema?: string;
  "Index Name"?: string;
  "Join Type"?: string;
  "Parent Relationship"?: string;
  "Actual Loops"?: number;
  "Actual Rows"?: number;
  Output?: string[];
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: PlanNode[];
}

export interface Watched {
  /** Every statement that ran, those inside functions and triggers included, as one text. */
  shape: string;
  /** The same, with an index named by the column it begins with. */
  likeness: string;
  buffers: number;
  seqScans: string[];
  /** How often each policy of the statement asked for the caller's tenants. */
  lookups: number[];
  rows: number;
}

const nodes = (plan: PlanNode): PlanNode[] => [plan, ...(plan.Plans ?? []).flatMap(nodes)];

const shapeOf = (plan: PlanNode, nameOf: (index: string) => string): string => {
  const { Plans: inner = [], "Node Type": type, "Index Name": index, "Relation Name": relation, "Join Type": join } = plan;
  const name = [type, join, index ? nameOf(index) : relation].filter(Boolean).join(" ");
  return inner.length > 0 ? `${name}(${inner.map((each) => shapeOf(each, nameOf)).join(", ")})` : name;
};

async function leadingColumns(db: Connection): Promise<Map<string, string>> {
  const rows = await db.query<{ name: string; leading: string }>(
    `select i.indexrelid::regclass::text as name, i.indrelid::regclass || '.' || a.attname as leading
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]`,
  );
  return new Map(rows.map(({ name, leading }) => [name.replace(/^\w+\./, ""), leading]));
}

const WATCH = `
load 'auto_explain';
set auto_explain.log_min_duration = 0;
set auto_explain.log_analyze = on;
set auto_explain.log_buffers = on;
set auto_explain.log_verbose = on;
set auto_explain.log_timing = off;
set auto_explain.log_nested_statements = on;
set auto_explain.log_format = json;
set auto_explain.log_level = notice;`;

/** Acts as the role does behind the REST server; as the tenant's owner where a person is needed. */
export async function actAs(db: Connection, role: Path["role"]): Promise<void> {
  const claims = role === "authenticated" ? JSON.stringify({ sub: USERS.owner, role, aud: role, aal: "aal1" }) : "";
  await db.query("select set_config('request.jwt.claims', $1, false)", [claims]);
  await db.query(`set role ${role}`);
}

/** `auto`: what Postgres settled on after some executions; `custom`: for these very values; `generic`: for any. */
export type PlanMode = "auto" | "custom" | "generic";

/** Once prepared, the REST server asks it again and again. */
export const statementName = ({ what, name }: Path, mode: PlanMode): string => `${mode} ${what} ${name}`;

/** Runs a path once and leaves no trace. */
export type Watch = (path: Path, mode: PlanMode) => Promise<Watched>;

export async function createWatch(db: Connection): Promise<Watch> {
  const leading = await leadingColumns(db);
  let seen: PlanNode[] = [];
  db.onNotice((message) => {
    const json = message.slice(message.indexOf("{"));
    if (message.startsWith("duration:")) seen.push((JSON.parse(json) as { Plan: PlanNode }).Plan);
  });
  await db.query(WATCH);
  return async (path, mode) => {
    await db.query(`begin; set local plan_cache_mode = ${mode === "auto" ? mode : `force_${mode}_plan`}`);
    await actAs(db, path.role);
    seen = [];
    await db.query(path.sql, path.params, statementName(path, mode));
    const statements = seen;
    await db.query("rollback; reset role");
    const all = statements.flatMap(nodes);
    const outer = statements.at(-1);
    return {
      shape: statements.map((each) => shapeOf(each, (index) => index)).join("; "),
      likeness: statements.map((each) => shapeOf(each, (index) => leading.get(index) ?? index)).join("; "),
      buffers: (outer?.["Shared Hit Blocks"] ?? 0) + (outer?.["Shared Read Blocks"] ?? 0),
      seqScans: all
        .filter((node) => node["Node Type"] === "Seq Scan" && ["public", "private", "auth"].includes(node.Schema ?? ""))
        .map((node) => node["Relation Name"] ?? ""),
      lookups: all
        .filter((node) => node.Output?.some((output) => output.includes("my_tenant_ids(")) && !node.Plans?.some(hasLookup))
        .map((node) => node["Actual Loops"] ?? 0),
      rows: outer?.["Actual Rows"] ?? 0,
    };
  };
}

const hasLookup = (node: PlanNode): boolean => node.Output?.some((output) => output.includes("my_tenant_ids(")) ?? false;
