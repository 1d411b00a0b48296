import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ClaimedMessage } from "../../shared/contracts/message-records.ts";
import { hopsOf } from "../../shared/domain/line-test/words.ts";
import { call, callAs, type Household, makeHousehold, openCall } from "./household.ts";
import { type Connection, type Postgres, startPostgres } from "./start-postgres.ts";

let postgres: Postgres;
let db: Connection;
let other: Connection;
beforeAll(async () => {
  postgres = await startPostgres();
  [db, other] = await Promise.all([postgres.connect(), postgres.connect()]);
});
afterAll(async () => {
  await Promise.all([db.end(), other.end()]);
  await postgres.close();
});

interface Shown {
  id: string;
  attempt: number;
  status: string;
  hops: { name: string; state: string; reason: string | null }[];
}
interface Claimed extends Shown {
  revision: number;
  callerNumber: string | null;
  forwardedCallId: string | null;
  secrets: Record<string, unknown>;
}

const TEST_NUMBER = "+33199880001";
const DAY = 86_400_000;
const iso = (ms: number) => new Date(ms).toISOString();

const start = (home: Household, kind = "forwarding", who = home.users.owner) =>
  callAs<Shown>(db, who, "start_line_test", { p_line_id: home.lineId, p_kind: kind });
const claim = (testId: string) => call<Claimed>(db, "claim_line_test", { p_test_id: testId });
const record = (testId: string, revision: number, change: Record<string, unknown>, connection = db) =>
  call<boolean>(connection, "record_line_test", {
    p_test_id: testId,
    p_revision: revision,
    p_change: JSON.stringify(change),
    p_now: new Date().toISOString(),
  });
const expecting = async (home: Household, caller = TEST_NUMBER) => {
  const { id } = await start(home);
  await record(id, 1, { callerNumber: caller, expectsCall: true });
  return id;
};
const forwardedOf = async (home: Household) =>
  String((await db.query<{ n: string }>("select forwarded_number as n from public.lines where id = $1", [home.lineId]))[0]?.n);

describe("a test", () => {
  test("has the hops that the program knows", async () => {
    for (const [kind, isAutomatic] of [
      ["connectivity", false],
      ["forwarding", false],
      ["forwarding", true],
    ] as const) {
      const [row] = await db.query("select private.hop_names($1, $2) as names", [kind, isAutomatic]);
      expect(row?.names).toEqual(hopsOf(kind, isAutomatic));
    }
  });

  test("is started by owners and carers, once, and not by a viewer or a stranger", async () => {
    const [home, stranger] = [await makeHousehold(db), await makeHousehold(db)];
    await expect(start(home, "forwarding", home.users.viewer)).rejects.toMatchObject({ code: "42501" });
    await expect(start(home, "forwarding", stranger.users.owner)).rejects.toMatchObject({ code: "P0002" });
    const first = await start(home, "forwarding", home.users.carer);
    expect(first.hops[0]).toMatchObject({ name: "line", state: "running" });
    expect(await start(home)).toEqual(first);
    await expect(start(home, "connectivity")).rejects.toMatchObject({ code: "ET409" });
    await expect(start(home, "something")).rejects.toMatchObject({ code: "23514" });
  });

  test("needs a line with a number, that forwards one", async () => {
    const home = await makeHousehold(db, { forwarded_number: null });
    await expect(start(home)).rejects.toMatchObject({ code: "ET409" });
    expect(await start(home, "connectivity")).toMatchObject({ status: "running" });
    const bare = await makeHousehold(db);
    await db.query("update public.phone_numbers set status = 'quarantined', line_id = null, tenant_id = null where line_id = $1", [
      bare.lineId,
    ]);
    await expect(start(bare)).rejects.toMatchObject({ code: "ET409" });
  });

  test("is made twenty times a day and no more", async () => {
    const home = await makeHousehold(db);
    for (let i = 0; i < 20; i += 1) await record((await start(home)).id, 1, { status: "failed" });
    await expect(start(home)).rejects.toMatchObject({ code: "ET429" });
  });

  test("is made forty times a day by a household, however many lines it has", async () => {
    const home = await makeHousehold(db);
    await db.query(
      `insert into public.lines (tenant_id, label, protected_name)
       select $1, 'Maison', 'Jeanne' from generate_series(1, 2)`,
      [home.tenantId],
    );
    await db.query(
      `insert into public.line_tests (tenant_id, line_id, kind, hops, status, started_at, expires_at, ended_at)
       select l.tenant_id, l.id, 'forwarding', '[]', 'failed', now(), now(), now()
       from public.lines l, generate_series(1, 20) where l.tenant_id = $1 and l.id <> $2`,
      [home.tenantId, home.lineId],
    );
    await expect(start(home)).rejects.toMatchObject({ code: "ET429" });
  });

  // Whoever owns a line may write these past the API.
  test.each(["+33899123456", "+881612345678", "+979123456789", "+447012345678", "+19005550100"])(
    "never calls %s, nor does a line ring there",
    async (dear) => {
      const home = await makeHousehold(db);
      const refused = { code: "23514", constraint: "lines_ring_no_dear_number" };
      const draft = "insert into public.lines (tenant_id, label, protected_name, forwarded_number) values ($1, 'Maison', 'Jeanne', $2)";
      await expect(db.query(draft, [home.tenantId, dear])).rejects.toMatchObject(refused);
      await expect(
        db.query("update public.lines set delivery = $2 where id = $1", [home.lineId, JSON.stringify([{ kind: "number", e164: dear }])]),
      ).rejects.toMatchObject(refused);
    },
  );

  test("begins where the one before failed, for an hour", async () => {
    const home = await makeHousehold(db);
    const first = await start(home);
    const hops = first.hops.map((hop, index) => ({ ...hop, state: index < 4 ? "passed" : index === 4 ? "failed" : "waiting" }));
    await record(first.id, 1, { status: "failed", hops });
    const second = await start(home);
    expect(second.attempt).toBe(2);
    expect(second.hops.map(({ state }) => state).slice(0, 6)).toEqual(["passed", "passed", "passed", "passed", "running", "waiting"]);
    await record(second.id, 1, { status: "failed", hops });
    await db.query(
      "update public.line_tests set started_at = started_at - interval '2 hours', expires_at = expires_at - interval '2 hours' where line_id = $1",
      [home.lineId],
    );
    expect((await start(home)).hops[0]).toMatchObject({ state: "running" });
  });

  test("is written by one program at a time, and not any more once it is over", async () => {
    const home = await makeHousehold(db);
    const { id } = await start(home);
    const outcomes = await Promise.all([
      record(id, 1, { progress: { proofs: ["accepted"] } }),
      record(id, 1, { progress: { proofs: ["forwarded"] } }, other),
    ]);
    expect(outcomes.sort()).toEqual([false, true]);
    expect(await record(id, 2, { status: "failed", secrets: { word: "x" } })).toBe(true);
    expect(await record(id, 3, { status: "passed" })).toBe(false);
    expect(await claim(id)).toMatchObject({ status: "failed", secrets: {} });
  });

  test("that passes puts a line into service, and one of another kind does not", async () => {
    const statusOf = async ({ lineId }: Household) =>
      (await db.query<{ status: string }>("select status from public.lines where id = $1", [lineId]))[0]?.status;
    const home = await makeHousehold(db, { status: "testing" });
    await record((await start(home, "connectivity")).id, 1, { status: "passed" });
    expect(await statusOf(home)).toBe("testing");
    await record((await start(home)).id, 1, { status: "passed" });
    expect(await statusOf(home)).toBe("active");
  });

  test("that passes ends the job that waited for a telephone, and no other", async () => {
    const waiting = async (reason: string) => {
      const home = await makeHousehold(db, { status: "testing" });
      await db.query(
        "insert into public.provisioning_jobs (tenant_id, line_id, state, step, park_reason) values ($1, $2, 'parked', 'verify', $3)",
        [home.tenantId, home.lineId, reason],
      );
      await record((await start(home)).id, 1, { status: "passed" });
      const jobs = await db.query<{ state: string; events: string[] }>(
        `select j.state, array(select e.type from public.provisioning_events e where e.job_id = j.id) as events
         from public.provisioning_jobs j where j.line_id = $1`,
        [home.lineId],
      );
      return jobs[0];
    };
    expect(await waiting("telephone_not_connected")).toEqual({ state: "ready", events: ["ready"] });
    expect(await waiting("account_suspended")).toEqual({ state: "parked", events: [] });
  });

  test("that nobody ends is ended, and does not keep the next from beginning", async () => {
    const home = await makeHousehold(db);
    const { id } = await start(home);
    const late = Date.now() + 4 * 60_000;
    expect(await call(db, "expire_line_tests", { p_now: iso(Date.now() + 60_000) })).toBe(0);
    expect(await call<number>(db, "expire_line_tests", { p_now: iso(late) })).toBeGreaterThan(0);
    expect(await claim(id)).toMatchObject({
      status: "expired",
      hops: [{ state: "failed", reason: "our_fault" }, {}, {}, {}, {}, {}, {}, {}],
    });
    expect((await start(home)).id).not.toBe(id);
  });

  test("tells open pages of its hops, by names and states alone", async () => {
    const home = await makeHousehold(db);
    const { id } = await start(home);
    await record(id, 1, { callerNumber: TEST_NUMBER, secrets: { word: "tournesol" } });
    await record(id, 2, { status: "failed", hops: [{ name: "line", state: "failed", reason: "number_wrong", sipCode: 404, at: null }] });
    const sent = await db.query<{ payload: Record<string, unknown>; event: string; private: boolean }>(
      "select payload, event, private from realtime.messages where topic = $1 and event = 'line_test' order by inserted_at",
      [`line:${home.lineId}`],
    );
    expect(sent).toHaveLength(2);
    expect(sent[1]).toMatchObject({
      private: true,
      payload: { testId: id, lineId: home.lineId, status: "failed", hops: [{ name: "line", state: "failed", reason: "number_wrong" }] },
    });
    expect(JSON.stringify(sent)).not.toMatch(/tournesol|\+33|\b404\b/);
  });
});

describe("the expected call", () => {
  test("is let in once, from our number; its repeated delivery is the same call", async () => {
    const home = await makeHousehold(db);
    const id = await expecting(home);
    const own = { p_caller: TEST_NUMBER, p_plan: "reject", p_plan_reason: "own_number", p_call_sid: "CAexpected" };
    const opened = await openCall(db, home, own);
    expect(opened).toMatchObject({ plan: "protect", planReason: "forwarding_test", test: { id, isAutomatic: false } });
    expect(await openCall(db, home, own)).toEqual({ ...opened, isNew: false });
    expect(await openCall(db, home, { ...own, p_call_sid: "CAagain" })).toMatchObject({ plan: "reject", planReason: "own_number" });
    expect(await claim(id)).toMatchObject({ forwardedCallId: opened.callId });
  });

  test("may show the line's own Ethiq number, or the number that forwards", async () => {
    const home = await makeHousehold(db);
    await expecting(home, home.number);
    const own = { p_caller: home.number, p_plan: "reject", p_plan_reason: "own_number" };
    expect(await openCall(db, home, own)).toMatchObject({ planReason: "forwarding_test" });
    const shown = await makeHousehold(db);
    await expecting(shown);
    expect(await openCall(db, shown, { p_caller: await forwardedOf(shown) })).toMatchObject({ planReason: "forwarding_test" });
  });

  test("comes to a paused line as well", async () => {
    const home = await makeHousehold(db);
    await expecting(home);
    const paused = { p_caller: TEST_NUMBER, p_plan: "pass_through", p_plan_reason: "paused" };
    expect(await openCall(db, home, paused)).toMatchObject({ plan: "protect", planReason: "forwarding_test" });
  });

  test("is nobody else's: not another caller, not another line, not before the call is placed, not after the test", async () => {
    const [home, neighbour] = [await makeHousehold(db), await makeHousehold(db)];
    const id = await expecting(home, neighbour.number);
    const own = { p_caller: neighbour.number };
    expect(await openCall(db, home, { p_caller: "+33612345001" })).toMatchObject({ planReason: null });
    expect(await openCall(db, home, { p_caller: "anonymous" })).toMatchObject({ planReason: null });
    expect(await openCall(db, neighbour, own)).toMatchObject({ plan: "reject", planReason: "own_number" });
    expect(await openCall(db, home, { ...own, p_started_at: iso(Date.now() + 10 * 60_000) })).toMatchObject({ planReason: "own_number" });
    // Whoever records a call afterwards does not decide.
    expect(await openCall(db, home, { ...own, p_decide: false })).toMatchObject({ planReason: null });
    await record(id, 2, { status: "failed" });
    expect(await openCall(db, home, own)).toMatchObject({ plan: "reject", planReason: "own_number" });

    const waiting = await makeHousehold(db);
    await start(waiting);
    expect(await openCall(db, waiting, own)).toMatchObject({ plan: "reject", planReason: "own_number" });
  });

  test("is taken by one of two that come at once", async () => {
    const home = await makeHousehold(db);
    await expecting(home, home.number);
    const own = { p_caller: home.number, p_plan: "reject", p_plan_reason: "own_number" };
    const opened = await Promise.all([db, other].map((connection) => openCall(connection, home, own)));
    expect(opened.map(({ planReason }) => planReason).sort()).toEqual(["forwarding_test", "own_number"]);
  });

  test("counts as no call of the line", async () => {
    const home = await makeHousehold(db);
    await expecting(home);
    const { callSid } = await openCall(db, home, { p_caller: TEST_NUMBER });
    await call(db, "close_call", { p_call_sid: callSid, p_ended_at: iso(Date.now() + 60_000), p_answered: true });
    const usage = await db.query("select calls from public.usage_daily where tenant_id = $1", [home.tenantId]);
    expect(usage).toEqual([]);
  });
});

describe("a watched line", () => {
  const agree = (home: Household, agreed: boolean, who = home.users.owner) =>
    callAs<{ watchAgreedAt: string | null }>(db, who, "agree_to_watch", { p_line_id: home.lineId, p_agreed: agreed });
  const watched = async (home: Household, now: number) =>
    (await call<string[]>(db, "lines_to_watch", { p_now: iso(now), p_limit: 1000 })).includes(home.lineId);
  const startWatch = (home: Household, now: number, repeats: string | null = null) =>
    call<string | null>(db, "start_watch_test", { p_line_id: home.lineId, p_repeats_id: repeats, p_now: iso(now) });

  test("is one whose owner or carer agreed, a week ago, and that nobody called since", async () => {
    const home = await makeHousehold(db);
    const later = Date.now() + 8 * DAY;
    expect(await watched(home, later)).toBe(false);
    await expect(agree(home, true, home.users.viewer)).rejects.toMatchObject({ code: "42501" });
    const { watchAgreedAt } = await agree(home, true, home.users.carer);
    expect((await agree(home, true)).watchAgreedAt).toBe(watchAgreedAt);
    expect(await watched(home, Date.now())).toBe(false);
    expect(await watched(home, later)).toBe(true);
    await openCall(db, home, { p_started_at: iso(later - DAY) });
    expect(await watched(home, later)).toBe(false);
    expect(await startWatch(home, later)).toBeNull();
    expect((await agree(home, false)).watchAgreedAt).toBeNull();
    expect(await watched(home, later + 30 * DAY)).toBe(false);
  });

  test("is tested once, repeated once, then reported to each owner and carer once", async () => {
    const home = await makeHousehold(db);
    await agree(home, true);
    const later = Date.now() + 8 * DAY;
    const first = await startWatch(home, later);
    expect(await startWatch(home, later + 1_000)).toBe(first);
    await db.query("update public.line_tests set status = 'failed', ended_at = started_at where id = $1", [first]);
    expect(await startWatch(home, later + 60_000)).toBeNull();
    expect(await call(db, "report_lost_forward", { p_test_id: first })).toEqual([]);

    const second = await startWatch(home, later + 600_000, first);
    expect(second).not.toBe(first);
    expect(await startWatch(home, later + 601_000, first)).toBe(second);
    await db.query("update public.line_tests set status = 'failed', ended_at = started_at where id = $1", [second]);
    expect(await startWatch(home, later + 700_000, second)).toBeNull();
    const messages = await call<string[]>(db, "report_lost_forward", { p_test_id: second });
    expect(messages).toHaveLength(2);
    expect(await call(db, "report_lost_forward", { p_test_id: second })).toEqual(messages);
    const claimed = await call<{ state: string; message: Record<string, unknown> }>(db, "claim_message", {
      p_message_id: messages[0],
      p_lease_seconds: 30,
      p_token_hash: "0".repeat(64),
    });
    expect(ClaimedMessage.safeParse(claimed.message).error).toBeUndefined();
    expect(claimed).toMatchObject({
      state: "claimed",
      message: { purpose: "forward_lost", protectedName: "Jeanne", ethiqNumber: home.number },
    });
  });

  test("whose forwarding works again is not reported", async () => {
    const home = await makeHousehold(db);
    await agree(home, true);
    const later = Date.now() + 8 * DAY;
    const first = await startWatch(home, later);
    await db.query("update public.line_tests set status = 'failed', ended_at = started_at where id = $1", [first]);
    const second = await startWatch(home, later + 600_000, first);
    await db.query("update public.line_tests set status = 'failed', ended_at = started_at where id = $1", [second]);
    const [message] = await call<string[]>(db, "report_lost_forward", { p_test_id: second });
    await db.query(
      `insert into public.line_tests (tenant_id, line_id, kind, status, hops, started_at, expires_at, ended_at)
       values ($1, $2, 'forwarding', 'passed', '[]', $3, $3, $3)`,
      [home.tenantId, home.lineId, iso(later + 900_000)],
    );
    const claimed = await call(db, "claim_message", { p_message_id: message, p_lease_seconds: 30, p_token_hash: "0".repeat(64) });
    expect(claimed).toEqual({ state: "settled" });
  });
});
