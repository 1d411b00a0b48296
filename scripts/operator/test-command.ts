import { failureAdvice, hopTitle } from "../../shared/domain/line-test/advice.ts";
import { FAILURE_REASONS, HOP_NAMES, LINE_TEST_KINDS } from "../../shared/domain/line-test/words.ts";
import { type Command, first, NotUnderstood } from "./command.ts";
import { OperationRefused } from "./ops-client.ts";
import type { OpsTest, ProvisioningOperations } from "./provisioning-operations.ts";

const LOOK_EVERY_MS = 500;
/** Longer than any test lasts: somebody ends it by then. */
const LONGEST_MS = 240_000;
const SIGNS: Record<string, string> = { passed: "ok", failed: "FAILED", running: "…" };

function shownHop({ name, state, reason }: OpsTest["hops"][number]): string {
  const known = HOP_NAMES.find((each) => each === name);
  const why = FAILURE_REASONS.find((each) => each === reason);
  const advice = why && failureAdvice(why, "en");
  return `  ${(SIGNS[state] ?? "").padEnd(6)} ${known ? hopTitle(known, "en") : name}${advice ? `. ${advice.what} ${advice.next}` : ""}`;
}

/** Says each hop once it changed. */
function follower(say: (line: string) => void) {
  const said = new Map<string, string>();
  return ({ hops }: OpsTest) => {
    for (const hop of hops) {
      if (hop.state !== "waiting" && said.get(hop.name) !== hop.state) say(shownHop(hop));
      said.set(hop.name, hop.state);
    }
  };
}

export const TEST_COMMAND: Command<ProvisioningOperations> = {
  usage: "test <line> [connectivity|forwarding]",
  does: "calls a line to prove that it works, and says how far the call comes; somebody has to be at its telephone",
  async run(operations, words, say) {
    const lineId = first(words, "Say which line, by its id. `npm run tenant -- show` names them.");
    const wanted = words.positionals[1] ?? "connectivity";
    const kind = LINE_TEST_KINDS.find((each) => each === wanted);
    if (!kind) throw new NotUnderstood(`A test is one of ${LINE_TEST_KINDS.join(", ")}.`);
    if (!operations.hasQueue) throw new OperationRefused("Which queue? Set QSTASH_TOKEN and PUBLIC_URL.");
    let test = await operations.startTest(lineId, kind);
    await operations.publish("line-test", { testId: test.id, step: "call" });
    const follow = follower(say);
    const until = Date.now() + LONGEST_MS;
    for (follow(test); test.status === "running" && Date.now() < until; follow(test)) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      test = await operations.test(test.id);
    }
    return {
      data: test,
      lines: [`The test has ${test.status === "running" ? "not ended" : test.status}.`],
      hasFailed: test.status !== "passed",
    };
  },
};
