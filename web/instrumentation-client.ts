// Runs in the browser before anything else of ours.
import "./lib/zod-without-eval.ts";
