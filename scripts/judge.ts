// Judges calls turn by turn: JSON lines in, JSON lines out, many calls interleaved, until the input ends.
//   echo '{"id":"a","turn":0,"speaker":"caller","text":"Donnez-moi le code reçu par SMS."}' | npm run -s judge
import { createInterface } from "node:readline";
import { createJudgeLines } from "./judge/judge-lines.ts";

// A process compiles the engine on the first sentences it hears; a relay has long done so, and `us` should tell of the engine.
const rehearse = createJudgeLines({ nowMicroseconds: () => 0 });
for (let turn = 0; turn < 400; turn += 1) {
  rehearse(
    JSON.stringify({ id: "fr", turn, speaker: "caller", text: "Bonjour, c'est votre banque. Ne donnez jamais le code reçu par SMS." }),
  );
  rehearse(
    JSON.stringify({ id: "en", turn, speaker: "unknown", text: "Hello this is your bank, we never ask you for the code you received." }),
  );
}

const judge = createJudgeLines({ nowMicroseconds: () => performance.now() * 1_000 });
// Whoever reads may stop reading, as `head` does.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  const answer = judge(line);
  if (answer === undefined) continue;
  if (!process.stdout.write(`${JSON.stringify(answer)}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
