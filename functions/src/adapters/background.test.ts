import { expect, test } from "vitest";
import { createJsonLog, silentLog } from "../../../shared/config/log.ts";
import { AppError } from "../../../shared/domain/errors.ts";
import { createBackground } from "./background.ts";

test("a process that ends waits for the work begun, and for what that work begins", async () => {
  const background = createBackground(silentLog);
  const done: string[] = [];
  background.run(
    "first_failed",
    Promise.resolve().then(() => {
      done.push("first");
      background.run(
        "second_failed",
        Promise.resolve().then(() => done.push("second")),
      );
    }),
  );
  await background.settled();
  expect(done).toEqual(["first", "second"]);
});

test("a failure is logged under its name, without what it may tell of people", async () => {
  const lines: string[] = [];
  const background = createBackground(createJsonLog({ write: (line) => lines.push(line) }));
  background.run("call_not_closed", Promise.reject(new AppError("provider_unavailable", "+33612345678", { providerCode: "503" })));
  await background.settled();
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({ event: "call_not_closed", code: "provider_unavailable", providerCode: "503" });
  expect(lines.join()).not.toContain("+33612345678");
});
