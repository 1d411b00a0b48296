// Adds up what the suites reported into `.ci/run`'s closing line; exit code 1 when anything failed or a report is missing.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const directory = process.argv[2] ?? ".ethiq/results";
let passed = 0;
let failed = 0;
let skipped = 0;

for (const file of readdirSync(directory)) {
  const path = join(directory, file);
  if (file.endsWith(".step")) {
    if (readFileSync(path, "utf8").trim() === "passed") passed += 1;
    else failed += 1;
  }
  if (file.endsWith(".exit")) {
    const report = path.replace(/\.exit$/, ".json");
    if (!existsSync(report)) {
      failed += 1;
      continue;
    }
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests } = JSON.parse(readFileSync(report, "utf8"));
    passed += numPassedTests;
    failed += numFailedTests;
    skipped += numPendingTests + numTodoTests;
    // A suite that cannot even be loaded has no failed test of its own.
    if (readFileSync(path, "utf8").trim() !== "0" && numFailedTests === 0) failed += 1;
  }
}

if (passed === 0) failed += 1;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed > 0 ? 1 : 0;
