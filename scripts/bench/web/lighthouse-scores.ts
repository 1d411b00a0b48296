import lighthouse, { auditFlowArtifacts, type Flags, type Result } from "lighthouse";
import { ownTime } from "./own-time.ts";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"] as const;

/** 0 to 100, in the order of `CATEGORIES`. */
type Scores = readonly number[];

const scoresOf = ({ categories }: Result): Scores => CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100));

/**
 * What Lighthouse gives a page that is opened for the first time on its slow telephone, with the cookies of the browser at `port`: once by
 * the main thread's own CPU time, and once by the clock, which also counts what the page waits for its servers on the same cores.
 */
export async function lighthouseScores(url: string, port: number): Promise<{ byOwnTime: Scores; byClock: Scores }> {
  const flags: Flags = { port, logLevel: "error", onlyCategories: [...CATEGORIES] };
  const result = await lighthouse(url, flags);
  if (result?.lhr.finalDisplayedUrl !== url) throw new Error(`${url} led to ${result?.lhr.finalDisplayedUrl}`);
  const artifacts = { ...result.artifacts, Trace: ownTime(result.artifacts.Trace) };
  const flow = await auditFlowArtifacts({ gatherSteps: [{ artifacts, flags: { ...flags, name: url } }] });
  const again = flow?.steps[0]?.lhr;
  if (!again) throw new Error(`${url} was not judged by its own time`);
  return { byOwnTime: scoresOf(again), byClock: scoresOf(result.lhr) };
}
