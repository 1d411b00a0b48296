import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { acting, person } from "./acting.ts";
import { addContact, askedContact, consentsOf, contactRow, messagesOf, sendMessage } from "./asked.ts";
import { ANYONE, callAs, makeHousehold, tokenHash } from "./household.ts";
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

const answer = (hash: string, p_answer: string | null, connection = db) =>
  callAs<{ consent: string; at: string }>(connection, ANYONE, "answer_contact_invitation", {
    p_token_hash: hash,
    p_answer,
    p_ip_hash: "c0ffee",
  });
const view = (hash: string) => callAs(db, ANYONE, "view_contact_invitation", { p_token_hash: hash });
const askAgain = (actor: string, contactId: string, connection = db) =>
  callAs<{ messageId: string }>(connection, actor, "request_contact_invitation", { p_contact_id: contactId });

describe("a new contact", () => {
  test("is asked once, in the name of whoever proposed them; one who has accepted is not", async () => {
    const home = await makeHousehold(db);
    const id = await addContact(db, home, "+33639980501");
    expect(await messagesOf(db, id)).toMatchObject([{ status: "pending", requested_by: home.users.carer }]);
    expect(await consentsOf(db, id)).toEqual([{ consent: "pending", channel: "person", words_version: null, ip_hash: null }]);
    expect(await messagesOf(db, home.contacts[0]?.id ?? "")).toEqual([]);
  });

  test("is not asked again by adding them once more after they refused", async () => {
    for (const refusal of ["declined", "stopped"]) {
      const { home, id, phone, hash } = await askedContact(db);
      await answer(hash, refusal);
      await db.query("delete from public.contacts where id = $1", [id]);
      const again = await addContact(db, home, phone);
      expect(await messagesOf(db, again)).toEqual([]);
      await expect(askAgain(home.users.owner, again)).rejects.toMatchObject({ code: "ET409" });
      // Another family never asked.
      expect(await messagesOf(db, await addContact(db, await makeHousehold(db), phone))).toHaveLength(1);
    }
  });

  test("is asked three times a week at most, however often they are removed and added", async () => {
    const home = await makeHousehold(db);
    const counts = [];
    for (let round = 0; round < 4; round += 1) {
      const id = await addContact(db, home, "+33639980502");
      counts.push((await messagesOf(db, id)).length);
      await db.query("delete from public.contacts where id = $1", [id]);
    }
    expect(counts).toEqual([1, 1, 1, 0]);
  });
});

describe("asking again", () => {
  test("uses the message that has not left yet; then three a week", async () => {
    const { home, id } = await askedContact(db);
    const first = await askAgain(home.users.owner, id);
    expect(await askAgain(home.users.carer, id)).toEqual(first);
    await sendMessage(db, first.messageId);
    const second = await askAgain(home.users.owner, id);
    expect(second).not.toEqual(first);
    await sendMessage(db, second.messageId);
    await expect(askAgain(home.users.owner, id)).rejects.toMatchObject({ code: "ET429" });
    await db.query("update public.messages set created_at = now() - interval '8 days' where contact_id = $1", [id]);
    await askAgain(home.users.owner, id);
  });

  test("twice at once makes one message", async () => {
    const { home, id } = await askedContact(db);
    const [first, second] = await Promise.all([askAgain(home.users.owner, id), askAgain(home.users.carer, id, other)]);
    expect(first).toEqual(second);
    expect(await messagesOf(db, id)).toHaveLength(2);
  });

  test.each(["accepted", "declined", "stopped"])("is refused once they have %s", async (given) => {
    const { home, id, hash } = await askedContact(db);
    await answer(hash, given);
    await expect(askAgain(home.users.owner, id)).rejects.toMatchObject({ code: "ET409" });
  });

  test("is for owners and carers of an active tenant", async () => {
    const { home, id } = await askedContact(db);
    await expect(askAgain(home.users.viewer, id)).rejects.toMatchObject({ code: "42501" });
    await expect(askAgain((await makeHousehold(db)).users.owner, id)).rejects.toMatchObject({ code: "P0002" });
    await expect(askAgain(home.users.owner, randomUUID())).rejects.toMatchObject({ code: "P0002" });
    await db.query("update public.tenants set status = 'suspended' where id = $1", [home.tenantId]);
    await expect(askAgain(home.users.owner, id)).rejects.toMatchObject({ code: "ET409" });
  });
});

describe("a contact's answer", () => {
  test("is theirs, on record with its proof, and can change", async () => {
    const { id, hash } = await askedContact(db);
    expect(await view(hash)).toEqual({
      contactName: "Paul",
      protectedNames: ["Jeanne"],
      tenantName: "Famille",
      familyWord: "MIRABELLE",
      locale: "fr",
      consent: "pending",
      consentAt: null,
    });
    const given = await answer(hash, "accepted");
    expect(given).toEqual({ consent: "accepted", at: expect.any(String) });
    expect(await answer(hash, "accepted")).toEqual(given);
    expect(await view(hash)).toMatchObject({ consent: "accepted", consentAt: given.at });
    await answer(hash, "declined");
    await answer(hash, "accepted");
    const proof = { channel: "web", words_version: "2026-11", ip_hash: "c0ffee" };
    expect(await consentsOf(db, id)).toEqual([
      { consent: "pending", channel: "operator", words_version: null, ip_hash: null },
      { consent: "accepted", ...proof },
      { consent: "declined", ...proof },
      { consent: "accepted", ...proof },
    ]);
    await db.query("update public.contacts set consent = 'pending' where id = $1", [id]);
    expect((await consentsOf(db, id)).at(-1)).toMatchObject({ channel: "operator", words_version: null });
  });

  test("of stop means every row of this telephone in this tenant", async () => {
    const { home, id, phone, hash } = await askedContact(db);
    const twin = await addContact(db, home, phone, home.lineId);
    const elsewhere = await addContact(db, await makeHousehold(db), phone);
    await answer(hash, "stopped");
    expect(await contactRow(db, id)).toMatchObject({ consent: "stopped" });
    expect(await contactRow(db, twin)).toMatchObject({ consent: "stopped" });
    expect(await contactRow(db, elsewhere)).toMatchObject({ consent: "pending" });
  });

  test("given twice at once, in any mixture, is one of the two and both are on record", async () => {
    for (let round = 0; round < 30; round += 1) {
      const { home, id, phone, hash } = await askedContact(db);
      const twin = await addContact(db, home, phone, home.lineId);
      const [message] = await messagesOf(db, twin);
      const twinHash = await sendMessage(db, message?.id ?? "");
      await Promise.all([answer(hash, "stopped"), answer(twinHash, round % 5 ? "stopped" : "declined", other)]);
      expect(["stopped", "declined"]).toContain((await contactRow(db, twin))?.consent);
      expect(await contactRow(db, id)).toMatchObject({ consent: "stopped" });
    }
  });

  test("needs a link that exists and is not too old, and one of the answers", async () => {
    const { id, hash } = await askedContact(db);
    await expect(answer(tokenHash(), "accepted")).rejects.toMatchObject({ code: "P0002" });
    for (const nonsense of ["pending", "", null]) await expect(answer(hash, nonsense)).rejects.toMatchObject({ code: "22023" });
    await db.query("update private.contact_links set created_at = now() - interval '181 days' where contact_id = $1", [id]);
    await expect(answer(hash, "accepted")).rejects.toMatchObject({ code: "ET410" });
    expect(await view(hash)).toBeNull();
    await db.query("delete from public.contacts where id = $1", [id]);
    await expect(answer(hash, "accepted")).rejects.toMatchObject({ code: "P0002" });
  });

  test("cannot be given by members, nor rewritten by anybody", async () => {
    const { home, id, hash } = await askedContact(db);
    await answer(hash, "declined");
    const forge = acting(db, person(home.users.owner), true, () =>
      db.query("update public.contacts set consent = 'accepted' where id = $1", [id]),
    );
    await expect(forge).rejects.toMatchObject({ code: "42501" });
    for (const change of ["delete from public.contact_consents", "update public.contact_consents set consent = 'accepted'"]) {
      await expect(db.query(change)).rejects.toMatchObject({ code: "42501" });
    }
  });
});
