import { type Connection, startPostgres } from "../../supabase/tests/start-postgres.ts";
import type { BenchRow } from "../bench.ts";
import { median, processOf, type Timed, timeOnce } from "./database/clock.ts";
import { fillCalls, fillTenants } from "./database/fill.ts";
import { type Path, pathsIn } from "./database/paths.ts";
import { actAs, createWatch, type PlanMode, type Watched } from "./database/plans.ts";

// One tenant with more and more calls among many others, each size in a database of its own, all asked the same in turns.

const QUICK = process.argv.includes("--quick");
const TENANTS = QUICK ? 10_000 : 100_000;
const SIZES = QUICK ? [1_000, 10_000] : [1_000, 10_000, 100_000, 1_000_000];
/** Postgres keeps a plan after five executions. */
const WARM_UP = 8;
const ROUNDS = QUICK ? 40 : 200;
const MOST_RATIO = 1.5;

/** Made to be filled fast; what is asked stays in memory, so that times speak of the work and not of a disk. */
const SETTINGS = {
  shared_buffers: "2GB",
  max_wal_size: "8GB",
  maintenance_work_mem: "512MB",
  wal_level: "minimal",
  max_wal_senders: "0",
  synchronous_commit: "off",
  full_page_writes: "off",
  autovacuum: "off",
};

interface Measured {
  path: Path;
  /** One per size. */
  plans: Record<PlanMode, Watched[]>;
  cpu: number[];
  wall: number[];
}

async function measure(databases: { db: Connection; paths: Path[] }[]): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const [index, path] of (databases[0]?.paths ?? []).entries()) {
    const inEach: { db: Connection; pid: number; path: Path; timed: Timed }[] = [];
    for (const { db, paths } of databases) {
      const pid = await processOf(db);
      inEach.push({ db, pid, path: paths[index] ?? path, timed: { cpu: [], wall: [] } });
      await actAs(db, path.role);
    }
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1)
      for (const { db, pid, path: own, timed } of inEach) await timeOnce(db, pid, own, timed);
    for (const { db } of inEach) await db.query("reset role");
    const medians = (values: "cpu" | "wall") => inEach.map(({ timed }) => median(timed[values].slice(WARM_UP)));
    measured.push({ path, plans: { auto: [], custom: [], generic: [] }, cpu: medians("cpu"), wall: medians("wall") });
  }
  // Watching slows a connection down: after the clock.
  for (const { db, paths } of databases) {
    const watch = await createWatch(db);
    for (const [index, path] of paths.entries())
      for (const mode of ["auto", "custom", "generic"] as const) {
        await watch(path, mode);
        measured[index]?.plans[mode].push(await watch(path, mode));
      }
  }
  return measured;
}

const growth = (values: readonly number[]): number => (values.at(-1) ?? Number.NaN) / (values[0] ?? Number.NaN);
const all = ({ plans }: Measured): Watched[] => [...plans.auto, ...plans.custom, ...plans.generic];
const isSame = (watched: Watched[], what: "shape" | "likeness" = "shape"): boolean => new Set(watched.map((each) => each[what])).size === 1;
const buffersOf = ({ plans }: Measured): number[] => plans.auto.map(({ buffers }) => buffers);

function plansOf(group: Measured[]): string {
  const names = (some: Measured[]) => some.map(({ path }) => path.name).join(", ");
  const other = group.filter(({ plans }) => !isSame(plans.auto, "likeness"));
  const alike = group.filter(({ plans }) => !isSame(plans.auto) && isSame(plans.auto, "likeness"));
  if (other.length > 0) return `other plans for ${names(other)}`;
  return alike.length > 0 ? `same plans (${names(alike)}: by any of the indexes that begin with the tenant)` : "same plans";
}

function rowOf(what: Path["what"], label: string, measured: Measured[]): BenchRow {
  const group = measured.filter(({ path }) => path.what === what);
  const worst = group.reduce((a, b) => (growth(b.cpu) > growth(a.cpu) ? b : a));
  const most = group.reduce((a, b) => (growth(buffersOf(b)) > growth(buffersOf(a)) ? b : a));
  const name = group.length > 1 ? `, ${worst.path.name}` : "";
  if (process.env.BENCH_VERBOSE) for (const each of group) console.log(JSON.stringify(summary(each)));
  return {
    what: label,
    target: `same plan, ≤ ${MOST_RATIO}×`,
    measured: `${growth(worst.cpu).toFixed(2)}×${name} (${worst.cpu[0]?.toFixed(2)} → ${worst.cpu.at(-1)?.toFixed(2)} ms CPU); ${plansOf(group)}`,
    note: `pages touched at most ${growth(buffersOf(most)).toFixed(2)}× (${buffersOf(most)[0]} → ${buffersOf(most).at(-1)})`,
  };
}

const summary = (each: Measured) => ({
  name: each.path.name,
  cpu: each.cpu.map((value) => value.toFixed(3)),
  wall: each.wall.map((value) => value.toFixed(3)),
  buffers: buffersOf(each),
  ...(isSame(each.plans.auto) ? {} : { auto: each.plans.auto.map(({ shape }) => shape) }),
  ...(isSame(each.plans.custom) ? {} : { custom: each.plans.custom.map(({ shape }) => shape) }),
  ...(isSame(each.plans.generic) ? {} : { generic: each.plans.generic.map(({ shape }) => shape) }),
});

export async function run(): Promise<BenchRow[]> {
  const startedAt = performance.now();
  const postgres = await startPostgres(SETTINGS);
  const databases: { db: Connection; paths: Path[] }[] = [];
  try {
    const first = await postgres.connect();
    await fillTenants(first, TENANTS);
    await first.end();
    const admin = await postgres.connect("template1");
    for (const calls of SIZES) {
      await admin.query(`create database calls_${calls} template postgres strategy file_copy`);
      const db = await postgres.connect(`calls_${calls}`);
      await fillCalls(db, calls);
      databases.push({ db, paths: await pathsIn(db, calls) });
    }
    await admin.end();
    const filled = (performance.now() - startedAt) / 1_000;
    const measured = await measure(databases);
    const watched = measured.flatMap(all);
    const scanned = new Set(
      measured.flatMap((each) => all(each).flatMap(({ seqScans }) => seqScans.map((table) => `${each.path.name}: ${table}`))),
    );
    const lookups = watched.flatMap((each) => each.lookups);
    const tables = measured.filter(({ path }) => path.what === "policy checks").length;
    const sizes = `${SIZES[0]?.toLocaleString("en")} → ${SIZES.at(-1)?.toLocaleString("en")} calls of one tenant`;
    return [
      rowOf("call list", `Call list, 6 filters: ${sizes} among ${TENANTS.toLocaleString("en")} tenants`, measured),
      rowOf("other list", "Lists of alerts, use per day and journal", measured),
      rowOf("call detail", "Call detail: call, timeline, quotes, alerts, feedback", measured),
      rowOf("policy checks", `Each of ${tables} tables as a member, no filter but the policy`, measured),
      rowOf("open_call", "`open_call`", measured),
      rowOf("record_verdict", "`record_verdict`, level 3, two alerts", measured),
      rowOf("line_route", "`line_route`", measured),
      {
        what: "Sequential scans on a tenant's path",
        target: "0",
        measured: scanned.size === 0 ? "0" : [...scanned].join(", "),
        note: `${watched.length} executions at ${SIZES.length} sizes, with plans for the values and plans for any value, functions and triggers included`,
      },
      {
        what: "Times a policy looks its tenants up, per query",
        target: "1",
        measured: `${Math.min(...lookups)} to ${Math.max(...lookups)}`,
        note: `Postgres 17; filled in ${filled.toFixed(0)} s; medians of ${ROUNDS} runs in turns, CPU of the connection's process`,
      },
    ];
  } finally {
    for (const { db } of databases) await db.end();
    await postgres.close();
  }
}
