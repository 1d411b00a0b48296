// Adds up what the suites reported into `.ci/run`'s closing line, and names above it what failed, so that the end of a long log
// is enough to know why; exit code 1 when anything failed or a report is missing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
};

const directory = process.argv[2] ?? ".ethiq/results";
let passed = 0;
let failed = 0;
let skipped = 0;
const failures: string[] = [];

const firstLines = (text: string) => text.split("\n").slice(0, 12).join("\n    ");

function fail(what: string): void {
  failed += 1;
  failures.push(what);
}

function addReport(report: Report, exitCode: string, suite: string): void {
  passed += report.numPassedTests;
  failed += report.numFailedTests;
  skipped += report.numPendingTests + report.numTodoTests;
  for (const { name, status, message, assertionResults } of report.testResults) {
    const broken = assertionResults.filter((test) => test.status === "failed");
    for (const test of broken) failures.push(`${name}: ${test.fullName}\n    ${firstLines(test.failureMessages.join("\n"))}`);
    if (status === "failed" && broken.length === 0) failures.push(`${name}\n    ${firstLines(message)}`);
  }
  // A suite that cannot even be loaded, or an error outside any test, has no failed test of its own.
  if (exitCode !== "0" && report.numFailedTests === 0) fail(`${suite} ended with code ${exitCode} though no test failed: see its log`);
}

for (const file of readdirSync(directory)) {
  const path = join(directory, file);
  if (file.endsWith(".step")) {
    if (readFileSync(path, "utf8").trim() === "passed") passed += 1;
    else fail(`step ${basename(file, ".step")}: see its log`);
  }
  if (file.endsWith(".exit")) {
    const report = path.replace(/\.exit$/, ".json");
    const suite = basename(file, ".exit");
    if (existsSync(report)) addReport(JSON.parse(readFileSync(report, "utf8")), readFileSync(path, "utf8").trim(), suite);
    else fail(`${suite} left no report`);
  }
}

if (passed === 0) fail("nothing passed");
for (const what of failures) console.log(`FAILED ${what}`);
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
