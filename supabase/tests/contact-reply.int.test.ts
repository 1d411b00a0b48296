import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { addContact, askedContact, consentsOf, contactRow } from "./asked.ts";
import { call, makeHousehold } from "./household.ts";
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

const reply = (phone: string, keyword: string, sid = `SM${randomUUID()}`, connection = db) =>
  call<{ state: string; contacts: number; locale: string }>(connection, "record_contact_reply", {
    p_message_sid: sid,
    p_from: phone,
    p_keyword: keyword,
  });

test("a reply by SMS answers the tenant that asked, and is heard once", async () => {
  const { id, phone } = await askedContact(db);
  const neighbour = await makeHousehold(db);
  const unasked = await addContact(db, neighbour, phone);
  const sid = `SM${randomUUID()}`;
  expect(await reply(phone, "yes", sid)).toEqual({ state: "done", contacts: 1, locale: "fr" });
  expect(await contactRow(db, id)).toMatchObject({ consent: "accepted" });
  // Its message has not left: nobody can have answered it.
  expect(await contactRow(db, unasked)).toMatchObject({ consent: "pending" });
  await reply(phone, "no");
  expect(await reply(phone, "yes", sid)).toEqual({ state: "repeated", contacts: 0, locale: "fr" });
  expect(await contactRow(db, id)).toMatchObject({ consent: "declined" });
  expect(await consentsOf(db, id)).toMatchObject([
    {},
    { channel: "sms", words_version: "2026-11" },
    { consent: "declined", channel: "sms" },
  ]);
});

test("a reply by SMS answers one tenant at a time, the last that asked first", async () => {
  const { id: first, phone } = await askedContact(db);
  await db.query("update public.messages set created_at = now() - interval '1 hour' where contact_id = $1", [first]);
  const last = await addContact(db, await makeHousehold(db), phone);
  await db.query("update public.messages set status = 'sent' where contact_id = $1", [last]);
  expect(await reply(phone, "no")).toMatchObject({ state: "done", contacts: 1 });
  expect([(await contactRow(db, first))?.consent, (await contactRow(db, last))?.consent]).toEqual(["pending", "declined"]);
  expect(await reply(phone, "yes")).toMatchObject({ state: "done", contacts: 1 });
  expect([(await contactRow(db, first))?.consent, (await contactRow(db, last))?.consent]).toEqual(["accepted", "declined"]);
  // Nobody waits any more: who asked last hears the change of mind.
  expect(await reply(phone, "yes")).toMatchObject({ state: "done", contacts: 1 });
  expect([(await contactRow(db, first))?.consent, (await contactRow(db, last))?.consent]).toEqual(["accepted", "accepted"]);
});

test("a reply by SMS of stop reaches everybody who wrote this telephone down", async () => {
  const { id, phone } = await askedContact(db);
  const neighbour = await addContact(db, await makeHousehold(db), phone);
  expect(await reply(phone, "stop")).toEqual({ state: "done", contacts: 2, locale: "fr" });
  expect(await contactRow(db, id)).toMatchObject({ consent: "stopped" });
  expect(await contactRow(db, neighbour)).toMatchObject({ consent: "stopped" });
  // A yes is for the tenants that ask; stop is taken back on their pages.
  expect(await reply(phone, "yes")).toEqual({ state: "nobody", contacts: 0, locale: "fr" });
});

test("a reply by SMS in the language of the contact, and to nobody when nobody is known", async () => {
  const { id, phone } = await askedContact(db);
  await db.query("update public.contacts set locale = 'en' where id = $1", [id]);
  expect(await reply(phone, "no")).toEqual({ state: "done", contacts: 1, locale: "en" });
  expect(await reply("+33639989999", "stop")).toEqual({ state: "nobody", contacts: 0, locale: "fr" });
  await expect(reply(phone, "maybe")).rejects.toMatchObject({ code: "22023" });
});

test("a reply by SMS a month after the question is no answer to it", async () => {
  const { id, phone } = await askedContact(db);
  await db.query("update public.messages set created_at = now() - interval '31 days' where contact_id = $1", [id]);
  expect(await reply(phone, "yes")).toMatchObject({ state: "nobody" });
});

test("a reply by SMS that arrives twice at once counts once", async () => {
  const { phone } = await askedContact(db);
  const sid = `SM${randomUUID()}`;
  const answers = await Promise.all([reply(phone, "yes", sid), reply(phone, "yes", sid, other)]);
  expect(answers.map(({ state }) => state).sort()).toEqual(["done", "repeated"]);
});
