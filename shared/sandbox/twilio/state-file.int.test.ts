import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startTwilio } from "./start-twilio.ts";
import { ACCOUNT_SID, AUTH_TOKEN, rest } from "./test-app.ts";

test("what the account holds survives a restart, and an owned number is not sold again", async () => {
  const folder = await mkdtemp(join(tmpdir(), "twilio-"));
  const options = { accountSid: ACCOUNT_SID, authToken: AUTH_TOKEN, stateFile: join(folder, "twilio.json"), regulations: [] };
  const address = { CustomerName: "J", Street: "1 rue X", City: "Paris", Region: "", PostalCode: "75001", IsoCountry: "FR" };
  try {
    const before = await startTwilio(options);
    const { body: home } = await rest(before.url, "POST", "/Addresses.json", address);
    const bought = await rest(before.url, "POST", "/IncomingPhoneNumbers.json", {
      ...{ PhoneNumber: "+33199009000", AddressSid: home.sid, SmsUrl: "https://ethiq.example/sms" },
    });
    const { body: list } = await rest(before.url, "POST", "/SIP/CredentialLists.json", { FriendlyName: "telephones" });
    await rest(before.url, "POST", `/SIP/CredentialLists/${list.sid}/Credentials.json`, {
      Username: "jeanne",
      Password: "Correct-Horse-42",
    });
    await before.close();

    const after = await startTwilio(options);
    try {
      expect((await rest(after.url, "GET", `/IncomingPhoneNumbers/${bought.body.sid}.json`)).body).toEqual(bought.body);
      expect((await rest(after.url, "GET", `/Addresses/${home.sid}.json`)).status).toBe(200);
      expect((await rest(after.url, "GET", `/SIP/CredentialLists/${list.sid}/Credentials.json`)).body.credentials).toMatchObject([
        { username: "jeanne" },
      ]);
      expect(after.ledger()).toMatchObject([{ kind: "purchase", sid: bought.body.sid }]);
      expect(after.stock.find("+33199009000")).toBeUndefined();
    } finally {
      await after.close();
    }
  } finally {
    await rm(folder, { recursive: true });
  }
});
