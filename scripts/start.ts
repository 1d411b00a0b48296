// Everything on this machine until Ctrl-C: `npm start`, or `npm start -- --headless` without the web application. State lives in
// .ethiq and survives a restart. A variable that is set already (a real key, another DEEPGRAM_URL) replaces its stand-in.
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { demoTenants } from "../shared/sandbox/demo-tenants.ts";
import { writeEnvFile } from "./stack/env-file.ts";
import { type Stack, startStack } from "./stack/start-stack.ts";

const FIRST_PORT = 54_300;

const { values } = parseArgs({ options: { headless: { type: "boolean", default: false }, data: { type: "string", default: ".ethiq" } } });
const dataDir = resolve(values.data);
const envFile = join(dataDir, "sandbox.env");

let stack: Stack | undefined;
let isStopping = false;
const stop = async () => {
  if (isStopping) return;
  isStopping = true;
  console.error("Stopping …");
  await stack?.stop();
  // Leaving through `exit` takes along what was still being started.
  process.exit(0);
};
process.on("SIGINT", () => void stop());
process.on("SIGTERM", () => void stop());

console.error("Starting Ethiq on this machine …");
stack = await startStack({
  given: process.env,
  dataDir,
  firstPort: FIRST_PORT,
  tenants: demoTenants(4),
  withApi: true,
  withHomes: true,
  ...(!values.headless && { web: "dev" as const }),
});
writeEnvFile(envFile, { ...stack.env });

const lines = stack.tenants.flatMap(({ name, lines: own }) =>
  own.map(({ ethiqNumber, contacts, locale }) => ({
    number: ethiqNumber,
    tenant: name,
    locale,
    contacts: contacts.map(({ name: contact, phone, consent }) => ({ name: contact, phone, consent })),
  })),
);
console.log(JSON.stringify({ ready: true, urls: stack.urls, lines }));
const [member] = stack.tenants[0]?.members ?? [];
console.error(`Every variable in use is in ${envFile}; the processes write their logs beside it.`);
if (member && stack.urls.web) console.error(`Sign in at ${stack.urls.web} as ${member.email} with the password ${member.password}`);
if (stack.urls.mailbox) console.error(`Mails, such as codes for new accounts, arrive at ${stack.urls.mailbox}`);
console.error("In another terminal: npm run call -- --script fr-scam-bank-desk. Ctrl-C stops everything.");
