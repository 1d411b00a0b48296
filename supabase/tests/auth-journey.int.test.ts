import type { Session, SupabaseClient } from "@supabase/supabase-js";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type AuthScene, startAuthScene } from "./auth-scene.ts";

let scene: AuthScene;
beforeAll(async () => {
  scene = await startAuthScene();
});
afterAll(() => scene?.close());
afterEach(() => scene.clearFaults());

const PASSWORD = "un mot de passe assez long";
const someone = (name: string) => `${name}-${crypto.randomUUID().slice(0, 8)}@ethiq.example`;
const claimsOf = ({ access_token }: Session) => JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString());
const sessionOf = ({ data, error }: { data: { session: Session | null }; error: unknown }): Session => {
  if (!data.session) throw new Error("no session", { cause: error });
  return data.session;
};
const pause = () => new Promise((resolve) => setTimeout(resolve, 350));

/** A person with an account, signed in on one device. */
async function member(name: string, data: object = {}): Promise<{ email: string; phone: SupabaseClient; session: Session }> {
  const [email, phone] = [someone(name), scene.device()];
  const { error } = await phone.auth.signUp({ email, password: PASSWORD, options: { data } });
  if (error) throw error;
  const token = await scene.codeFor(email);
  return { email, phone, session: sessionOf(await phone.auth.verifyOtp({ email, token, type: "signup" })) };
}

test("an account opens with the code from the mailbox and not before, with its household in the token", async () => {
  const [email, phone] = [someone("claire"), scene.device()];
  const data = { tenant: { name: "Famille Martin", kind: "household", locale: "fr" } };
  const signedUp = await phone.auth.signUp({ email, password: PASSWORD, options: { data } });
  expect(signedUp).toMatchObject({ error: null, data: { session: null, user: { email } } });
  expect((await phone.auth.signInWithPassword({ email, password: PASSWORD })).error).toMatchObject({ code: "email_not_confirmed" });
  expect((await phone.auth.verifyOtp({ email, token: "000000", type: "signup" })).error).toMatchObject({ code: "otp_expired" });

  const mail = await scene.mailbox.waitFor({ to: email });
  expect(mail.subject).toBe("Votre code pour ouvrir votre compte Ethiq");
  const [, token = ""] = /(\d{3} \d{3})/.exec(mail.text) ?? [];
  const session = sessionOf(await phone.auth.verifyOtp({ email, token: token.replace(" ", ""), type: "signup" }));
  const [tenant] = await scene.supabase.sql<{ id: string }>("select tenant_id as id from public.tenant_members where user_id = $1", [
    session.user.id,
  ]);
  expect(claimsOf(session)).toMatchObject({
    sub: session.user.id,
    role: "authenticated",
    aal: "aal1",
    amr: [{ method: "otp" }],
    tenants: [{ id: tenant?.id, role: "owner" }],
  });
  expect((await phone.from("tenants").select("name")).data).toEqual([{ name: "Famille Martin" }]);

  const refreshed = sessionOf(await phone.auth.refreshSession());
  expect(refreshed.refresh_token).not.toBe(session.refresh_token);
  expect(claimsOf(refreshed)).toMatchObject({ tenants: [{ id: tenant?.id, role: "owner" }], amr: [{ method: "otp" }] });
  expect((await phone.auth.verifyOtp({ email, token: token.replace(" ", ""), type: "signup" })).error).toMatchObject({
    code: "otp_expired",
  });
});

test("the guard's refusal reaches the person in their language, and no account is left behind", async () => {
  const email = "claire@mailinator.com";
  const { error } = await scene.device().auth.signUp({ email, password: PASSWORD, options: { data: { locale: "en" } } });
  expect(error).toMatchObject({ status: 422, message: "This e-mail address does not last. Use your usual address." });
  expect(await scene.supabase.sql("select from auth.users where email = $1", [email])).toEqual([]);
  const byCode = await scene.device().auth.signInWithOtp({ email });
  expect(byCode.error).toMatchObject({ status: 422 });
  expect(await scene.supabase.sql("select from auth.users where email = $1", [email])).toEqual([]);
});

test("an address that has an account learns nothing to somebody else who signs up with it", async () => {
  const { email } = await member("paul");
  const again = await scene.device().auth.signUp({ email, password: "un autre mot de passe" });
  expect(again).toMatchObject({ error: null, data: { session: null, user: { email, identities: [] } } });
  expect((await scene.device().auth.signInWithPassword({ email, password: "un autre mot de passe" })).error).toBeTruthy();
});

test("while no mail can be sent no account is opened, and the next try finds everything as it was", async () => {
  const email = someone("hugo");
  scene.qstash.faults.add({ match: /publish/, effect: { kind: "status", status: 500 } });
  const failed = await scene.device().auth.signUp({ email, password: PASSWORD });
  expect(failed.error?.status).toBe(500);
  expect(await scene.supabase.sql("select from auth.users where email = $1", [email])).toEqual([]);
  scene.clearFaults();
  expect((await scene.device().auth.signUp({ email, password: PASSWORD })).error).toBeNull();
  await scene.codeFor(email);
});

test("a mail server that says not now gets the code again, and the person gets it once", async () => {
  const email = someone("lea");
  scene.mailbox.faults.add({ match: new RegExp(`^RCPT ${email}`), effect: { kind: "status", status: 451 }, times: 2 });
  await scene.device().auth.signUp({ email, password: PASSWORD });
  await scene.codeFor(email);
  await pause();
  expect(scene.mailbox.mails.filter(({ to }) => to.includes(email))).toHaveLength(1);
});

test("another code can be asked for after a pause; the first one is over then", async () => {
  const [email, phone] = [someone("ines"), scene.device()];
  await phone.auth.signUp({ email, password: PASSWORD });
  const first = await scene.codeFor(email);
  expect((await phone.auth.resend({ type: "signup", email })).error).toMatchObject({ code: "over_email_send_rate_limit", status: 429 });
  await expect.poll(async () => (await phone.auth.resend({ type: "signup", email })).error, { timeout: 10_000, interval: 500 }).toBeNull();
  const second = await scene.codeFor(email);
  if (first !== second)
    expect((await phone.auth.verifyOtp({ email, token: first, type: "signup" })).error).toMatchObject({ code: "otp_expired" });
  expect((await phone.auth.verifyOtp({ email, token: second, type: "email" })).error).toBeNull();
});

test("a person signs in with a code alone; an address without an account gets none", async () => {
  const { email } = await member("marc", { locale: "en" });
  const tablet = scene.device();
  expect((await tablet.auth.signInWithOtp({ email, options: { shouldCreateUser: false } })).error).toBeNull();
  const token = await scene.codeFor(email, /^Your Ethiq sign-in code$/);
  expect(claimsOf(sessionOf(await tablet.auth.verifyOtp({ email, token, type: "email" })))).toMatchObject({ tenants: [] });
  const stranger = await tablet.auth.signInWithOtp({ email: someone("nobody"), options: { shouldCreateUser: false } });
  expect(stranger.error).toMatchObject({ code: "otp_disabled" });
});

test("a forgotten password is replaced with a code from the mailbox", async () => {
  const { email } = await member("rose");
  const tablet = scene.device();
  await tablet.auth.resetPasswordForEmail(email);
  const token = await scene.codeFor(email, /nouveau mot de passe/);
  expect((await tablet.auth.verifyOtp({ email, token, type: "recovery" })).error).toBeNull();
  expect((await tablet.auth.updateUser({ password: "un tout nouveau mot de passe" })).error).toBeNull();
  expect((await scene.device().auth.signInWithPassword({ email, password: PASSWORD })).error).toMatchObject({
    code: "invalid_credentials",
  });
  expect((await scene.device().auth.signInWithPassword({ email, password: "un tout nouveau mot de passe" })).error).toBeNull();
});

test.each(["current first", "new first"])("an address changes once both mailboxes have confirmed, %s", async (order) => {
  const { email, phone } = await member("anne");
  const next = someone("anne-nouvelle");
  expect((await phone.auth.updateUser({ email: next })).data.user?.new_email).toBe(next);
  const codes: [string, string][] = [
    [email, await scene.codeFor(email, /va changer/)],
    [next, await scene.codeFor(next, /nouvelle adresse/)],
  ];
  if (order === "new first") codes.reverse();
  const [[firstAddress, firstCode], [secondAddress, secondCode]] = codes as [[string, string], [string, string]];
  const first = await phone.auth.verifyOtp({ email: firstAddress, token: firstCode, type: "email_change" });
  expect([first.error, first.data.session]).toEqual([null, null]);
  expect((await phone.auth.getUser()).data.user?.email).toBe(email);
  // The same code again is not the other one.
  expect((await phone.auth.verifyOtp({ email: firstAddress, token: firstCode, type: "email_change" })).error).toMatchObject({
    code: "otp_expired",
  });
  const second = await phone.auth.verifyOtp({ email: secondAddress, token: secondCode, type: "email_change" });
  expect(second.data.user?.email).toBe(next);
  expect((await scene.device().auth.signInWithPassword({ email: next, password: PASSWORD })).error).toBeNull();
  expect((await scene.device().auth.signInWithPassword({ email, password: PASSWORD })).error).toMatchObject({
    code: "invalid_credentials",
  });
});

test("an address somebody else has is not taken over", async () => {
  const [mine, other] = [await member("jean"), await member("luc")];
  expect((await mine.phone.auth.updateUser({ email: other.email })).error).toMatchObject({ code: "email_exists" });
});

test("two devices that refresh one token at the same time both stay signed in", async () => {
  const { session } = await member("sami");
  const refresh = () => scene.device().auth.refreshSession({ refresh_token: session.refresh_token });
  const [left, right] = (await Promise.all([refresh(), refresh()])).map(sessionOf);
  for (const each of [left, right]) {
    const again = await scene.device().auth.getUser(each?.access_token);
    expect(again.data.user?.id).toBe(session.user.id);
  }
  expect(claimsOf(left as Session).session_id).toBe(claimsOf(right as Session).session_id);
});

test("signing out everywhere ends every device; signing out here ends this one", async () => {
  const { email, phone, session } = await member("nora");
  const tablet = scene.device();
  const other = sessionOf(await tablet.auth.signInWithPassword({ email, password: PASSWORD }));
  await phone.auth.signOut({ scope: "local" });
  expect((await scene.device().auth.refreshSession({ refresh_token: session.refresh_token })).error).toBeTruthy();
  const kept = sessionOf(await scene.device().auth.refreshSession({ refresh_token: other.refresh_token }));
  await tablet.auth.setSession(kept);
  await tablet.auth.signOut({ scope: "global" });
  expect((await scene.device().auth.refreshSession({ refresh_token: kept.refresh_token })).error).toBeTruthy();
  expect((await scene.device().auth.getUser(kept.access_token)).error).toMatchObject({ name: "AuthSessionMissingError" });
});

test("without an answer of the database tokens come without tenants rather than not at all", async () => {
  const { email } = await member("odile");
  scene.supabase.faults.add({ match: /claims_of_user/, effect: { kind: "drop" } });
  const session = sessionOf(await scene.device().auth.signInWithPassword({ email, password: PASSWORD }));
  expect(claimsOf(session)).not.toHaveProperty("tenants");
});

test("while the hooks do not answer nobody gets a token, and no session is left behind", async () => {
  const { email, session } = await member("yves");
  scene.supabase.serveHooksFrom("http://127.0.0.1:9/auth-hook", "v1,whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  const { error } = await scene.device().auth.signInWithPassword({ email, password: PASSWORD });
  expect(error?.status).toBe(422);
  const sessions = await scene.supabase.sql("select from auth.sessions where user_id = $1", [session.user.id]);
  expect(sessions).toHaveLength(1);
}, 20_000);
