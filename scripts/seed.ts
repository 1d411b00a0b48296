// Fills a running `npm start` with half a year of three families and an organisation: npm run seed. Or another project, named by
// SUPABASE_URL and SUPABASE_SECRET_KEY. Again: nothing changes.
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { HOMES, OtherHistoryError, seedHistory } from "../shared/sandbox/seed-history.ts";
import { findProject } from "./operator/project.ts";

const HELP = `npm run seed                        into a running npm start
npm run seed -- --until 2026-11-01  the history ends on that day (default: that of an earlier run, else today)
npm run seed -- --data <folder>     of an npm start with that --data
SUPABASE_URL=… SUPABASE_SECRET_KEY=… npm run seed -- --yes-this-project
                                    into a project that is not on this machine`;
const SANDBOX_PASSWORD = "sandbox-password";

const { values } = parseArgs({
  options: {
    data: { type: "string", default: ".ethiq" },
    until: { type: "string" },
    "yes-this-project": { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

function leave(sentence: string): never {
  console.error(sentence);
  process.exit(2);
}

if (values.help) {
  console.log(HELP);
  process.exit(0);
}

const project = findProject(process.env, values.data);
if (!project) leave("Which project? Start one here with npm start -- --headless, or set SUPABASE_URL and SUPABASE_SECRET_KEY.");
const { url, secretKey } = project;
const isHere = ["127.0.0.1", "localhost", "[::1]"].includes(URL.parse(url)?.hostname ?? "");
if (!isHere && !values["yes-this-project"]) {
  leave(`${url} is not on this machine. Invented people and calls would be written there; say --yes-this-project if that is meant.`);
}
const until = values.until === undefined ? undefined : Date.parse(`${values.until}T00:00:00Z`);
if (until !== undefined && !(until <= Date.now())) leave("--until takes a day that has come, such as 2026-11-01.");

// Everybody can read this file: accounts elsewhere get a password of their own.
const password = isHere ? SANDBOX_PASSWORD : randomBytes(15).toString("base64url");
const startedAt = performance.now();
const seeded = await seedHistory({ url, secretKey, password, until }).catch((thrown: unknown) => {
  if (thrown instanceof OtherHistoryError) leave(`${thrown.message}; --until cannot move it.`);
  leave(`Not seeded: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
});

const seconds = ((performance.now() - startedAt) / 1_000).toFixed(1);
const day = new Date(seeded.until).toISOString().slice(0, 10);
console.log(
  seeded.isNew
    ? `${HOMES.length} tenants and ${seeded.calls} calls of the half year until ${day}, in ${seconds} s.`
    : `Everything is there already, until ${day}: nothing changed.`,
);
for (const { name, people } of HOMES) console.log(`  ${name}: ${people.map(({ email, role }) => `${email} (${role})`).join(", ")}`);
if (isHere || seeded.isNew) console.log(`Sign in with the password ${password}${isHere ? "" : " (accounts that existed keep theirs)"}`);
