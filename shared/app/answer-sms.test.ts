import { expect, test } from "vitest";
import { createJsonLog } from "../config/log.ts";
import { AppError } from "../domain/errors.ts";
import { contactReplySms } from "../domain/text/contact-reply-sms.ts";
import type { ContactReply, KnownContact, RecordedReply } from "../ports/contact-replies.ts";
import { fakeJobs } from "../sandbox/call-fakes.ts";
import { answerSms, type IncomingSms } from "./answer-sms.ts";

const MOBILE = "+33612000001";

const KNOWN: KnownContact = { locale: "fr", hasAccepted: false };

function build({ recorded = { state: "done", locale: "fr" } as RecordedReply, contact = KNOWN as KnownContact | null } = {}) {
  const lines: string[] = [];
  const replies: ContactReply[] = [];
  const failures: AppError[] = [];
  const remembered = new Map<string, string>();
  const claimed = new Set<string>();
  const jobs = fakeJobs();
  const deps = {
    replies: {
      async record(reply: ContactReply) {
        const failure = failures.shift();
        if (failure) throw failure;
        replies.push(reply);
        return recorded;
      },
      find: async (): Promise<KnownContact | undefined> => contact ?? undefined,
    },
    jobs,
    memory: {
      async remember(key: string, value: string) {
        const earlier = remembered.get(key);
        if (earlier === undefined) remembered.set(key, value);
        return earlier ?? null;
      },
    },
    singleUse: { claim: async (id: string) => !claimed.has(id) && claimed.add(id) !== undefined },
    log: createJsonLog({ write: (line) => lines.push(line) }),
  };
  let count = 0;
  const ask = (body: string, over: Partial<IncomingSms> = {}) => {
    count += 1;
    return answerSms(deps, { messageSid: `SM${count}`, from: MOBILE, body, handledByProvider: null, ...over });
  };
  return { deps, ask, replies, failures, jobs, lines };
}

test.each([
  ["Oui !", "yes", "accepted"],
  ["non merci", "no", "declined"],
  ["Arrêt", "stop", "stopped"],
] as const)("%s is recorded and confirmed", async (body, keyword, outcome) => {
  const world = build();
  expect(await world.ask(body)).toBe(contactReplySms(outcome, "fr"));
  expect(world.replies).toEqual([{ messageSid: "SM1", from: MOBILE, keyword }]);
});

test("the answer is in the contact's language", async () => {
  expect(await build({ recorded: { state: "done", locale: "en" } }).ask("YES")).toBe(contactReplySms("accepted", "en"));
});

const nobody: RecordedReply = { state: "nobody", locale: "fr" };

test("a yes to nothing is not confirmed as one", async () => {
  expect(await build({ recorded: nobody }).ask("OUI")).toBe(contactReplySms("not_invited", "fr"));
});

test("an answer recorded before is confirmed as it stands, also when nobody remembers what was said then", async () => {
  const recorded: RecordedReply = { state: "repeated", locale: "fr" };
  expect(await build({ recorded, contact: { locale: "en", hasAccepted: true } }).ask("YES")).toBe(contactReplySms("accepted", "en"));
  expect(await build({ recorded }).ask("OUI")).toBe(contactReplySms("not_invited", "fr"));
  expect(await build({ recorded }).ask("NON")).toBe(contactReplySms("declined", "fr"));
});

test("nobody's telephone, a short number and a name get silence", async () => {
  const stranger = build({ recorded: nobody, contact: null });
  expect(await stranger.ask("OUI")).toBeNull();
  expect(await stranger.ask("Bonjour ?")).toBeNull();
  expect(stranger.replies).toHaveLength(1);
  for (const from of ["36111", "ETHIQ", "", "whatsapp:+33612000001"]) expect(await stranger.ask("STOP", { from })).toBeNull();
  expect(stranger.replies).toHaveLength(1);
});

test("a stop that the provider answered itself is recorded without a word of ours, in whatever words it was", async () => {
  const world = build();
  expect(await world.ask("STOP", { handledByProvider: "stop" })).toBeNull();
  expect(await world.ask("Basta", { handledByProvider: "stop" })).toBeNull();
  expect(world.replies.map(({ keyword }) => keyword)).toEqual(["stop", "stop"]);
  expect(await world.ask("START", { handledByProvider: "other" })).toBeNull();
  expect(world.replies).toHaveLength(2);
});

test("whoever is not understood is told the words once, so that two machines do not talk for ever", async () => {
  const world = build();
  expect(await world.ask("Je suis en réunion.")).toBe(contactReplySms("unclear", "fr"));
  expect(await world.ask("Je suis en réunion.")).toBeNull();
  expect(world.replies).toEqual([]);
});

test("the same message gets the same answer, also when the second look would have said something else", async () => {
  const world = build();
  const first = await world.ask("Qui est-ce ?", { messageSid: "SMsame" });
  expect(await world.ask("Qui est-ce ?", { messageSid: "SMsame" })).toBe(first);
  const silent = build({ recorded: nobody, contact: null });
  expect([await silent.ask("OUI", { messageSid: "SMx" }), await silent.ask("OUI", { messageSid: "SMx" })]).toEqual([null, null]);
});

test("what the database cannot take is queued, and the person is not told anything that is not so", async () => {
  const world = build();
  world.failures.push(new AppError("provider_unavailable", "down"));
  expect(await world.ask("STOP SMS")).toBeNull();
  expect(world.jobs.published).toMatchObject([
    { name: "contact-reply", body: { messageSid: "SM1", from: MOBILE, keyword: "stop" }, options: { deduplicationId: "reply-SM1" } },
  ]);
});

test("when nothing can take it the provider is told to come back", async () => {
  const world = build();
  world.failures.push(new AppError("provider_unavailable", "down"));
  world.jobs.failures.push("provider_unavailable");
  await expect(world.ask("NON")).rejects.toMatchObject({ code: "provider_unavailable" });
});

test("an explanation is left out when nobody can tell who asks", async () => {
  const world = build();
  world.deps.replies.find = async () => {
    throw new AppError("provider_unavailable", "down");
  };
  expect(await world.ask("?")).toBeNull();
});

test("no log line shows the number or the words", async () => {
  const world = build();
  world.failures.push(new AppError("provider_unavailable", "down"));
  await world.ask("oui");
  await world.ask("oui");
  await world.ask("mon code est 1234");
  expect(world.lines.length).toBeGreaterThan(1);
  expect(world.lines.join()).not.toMatch(/\+33|612000001|1234|code est/);
});
