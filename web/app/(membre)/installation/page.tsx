import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { isUnfinished, loadInstallation } from "../../../features/installation/load-installation.ts";
import { nextStep } from "../../../features/installation/next-step.ts";
import { NoInstallation } from "../../../features/installation/no-installation.tsx";
import { StartPage } from "../../../features/installation/start-page.tsx";
import { NEW_LINE, stepPath } from "../../../features/installation/step-path.ts";
import { installationWords } from "../../../features/installation/words.ts";
import { loadLines } from "../../../features/settings/load-lines.ts";
import { requireMember } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: installationWords(await requestLocale()).title });

/** Goes on where the server says, on whatever device. */
export default async function Installation({ searchParams }: { searchParams: Promise<{ arret?: string }> }) {
  const member = await requireMember();
  const { api, role, locale } = member;
  if (role === "viewer") return <NoInstallation locale={locale} />;
  const { arret } = await searchParams;
  const lines = await loadLines(member);
  const unfinished = await Promise.all(lines.filter(isUnfinished).map((line) => loadInstallation(api, line)));
  const [only, ...others] = unfinished;
  if (arret === undefined && others.length === 0) {
    if (only) redirect(stepPath(only.line.id, nextStep(only)));
    if (role === "owner" && lines.length === 0) redirect(stepPath(NEW_LINE, "who"));
  }
  const stopped = arret === "moi" ? "self" : arret === undefined ? undefined : "other";
  return <StartPage unfinished={unfinished} stopped={stopped} mayAdd={role === "owner"} locale={locale} />;
}
