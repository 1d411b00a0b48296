import { afterEach, expect, test } from "vitest";
import { auth, NUMBER, PERSON, rest, startScene, until } from "./test-app.ts";

let scene: Awaited<ReturnType<typeof startScene>>;
afterEach(() => scene.close());

const call = async (more: Record<string, string> = {}) => {
  const form = { From: NUMBER, To: PERSON, Twiml: '<Response><Pause length="1"/></Response>', ...more };
  const { body } = await rest(scene.twilio.url, "POST", "/Calls.json", form);
  return body.sid as string;
};
const statusOf = async (sid: string) => (await rest(scene.twilio.url, "GET", `/Calls/${sid}.json`)).body.status as string;

test("calls beyond those of a second wait in line, in order, and can be given up there", async () => {
  scene = await startScene({ callsPerSecond: 4 });
  const ringing: string[] = [];
  scene.twilio.onEvent((event) => void (event.type === "ringing" && ringing.push(event.callSid)));
  const startedAt = Date.now();
  const calls = [await call(), await call(), await call(), await call()];
  const [first = "", second = "", third = "", last = ""] = calls;
  expect(await statusOf(last)).toBe("queued");
  await rest(scene.twilio.url, "POST", `/Calls/${third}.json`, { Status: "canceled" });
  await until(() => ringing.length === 3);
  expect(Date.now() - startedAt).toBeGreaterThan(650);
  expect(ringing).toEqual([first, second, last]);
  expect(await statusOf(third)).toBe("canceled");
});

test("requests that are too many at once are refused without effect, and told when to come again", async () => {
  scene = await startScene({ apiConcurrency: 2, latencyMs: { from: 80, to: 120 } });
  const send = () => fetch(`${scene.twilio.url}/2010-04-01/Accounts/AC${"0".repeat(32)}/Calls.json`, { headers: auth() });
  const answers = await Promise.all([send(), send(), send(), send()]);
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused).toHaveLength(2);
  expect(refused[0]?.headers.get("retry-after")).toBe("1");
  expect(await refused[0]?.json()).toMatchObject({ code: 20429 });
  expect(scene.twilio.requests()).toEqual({ counts: { "GET /Calls.json": 4 }, mostAtOnce: 2, refused: 2 });
});

test("each request takes as long as the range says, and is counted by its kind", async () => {
  scene = await startScene({ latencyMs: { from: 60, to: 90, seed: 7 } });
  const startedAt = performance.now();
  await rest(scene.twilio.url, "GET", "/AvailablePhoneNumbers/FR/Local.json");
  expect(performance.now() - startedAt).toBeGreaterThanOrEqual(59);
  const sid = await call();
  await statusOf(sid);
  await statusOf(sid);
  const counts = await fetch(`${scene.twilio.url}/_sandbox/requests`).then((response) => response.json());
  expect(counts).toMatchObject({
    counts: { "GET /AvailablePhoneNumbers/:country/Local.json": 1, "POST /Calls.json": 1, "GET /Calls/:sid.json": 2 },
    refused: 0,
  });
});
