import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { InstallationStep } from "../../../../../features/installation/installation-step.tsx";
import { loadInstallation } from "../../../../../features/installation/load-installation.ts";
import { NewLineStep } from "../../../../../features/installation/new-line-step.tsx";
import { mayOpen, nextStep } from "../../../../../features/installation/next-step.ts";
import { NoInstallation } from "../../../../../features/installation/no-installation.tsx";
import { NEW_LINE, stepOfSlug, stepPath } from "../../../../../features/installation/step-path.ts";
import { installationWords } from "../../../../../features/installation/words.ts";
import { requireLine } from "../../../../../features/lines/require-line.ts";
import { requireMember } from "../../../../../lib/member.ts";
import { requestLocale } from "../../../../../lib/request-locale.ts";

interface PageProps {
  params: Promise<{ ligne: string; etape: string }>;
  searchParams: Promise<{ operateur?: string | string[] }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const text = installationWords(await requestLocale());
  const step = stepOfSlug((await params).etape);
  return { title: step ? `${text.steps[step]}, ${text.title}` : text.title };
}

export default async function InstallationPage({ params, searchParams }: PageProps) {
  const { ligne, etape } = await params;
  const step = stepOfSlug(etape) ?? notFound();
  if (ligne === NEW_LINE) {
    const { tenant, role, locale } = await requireMember();
    if (step !== "who") redirect(stepPath(NEW_LINE, "who"));
    return role === "owner" ? <NewLineStep tenant={tenant} locale={locale} /> : <NoInstallation locale={locale} />;
  }
  const member = await requireLine(ligne);
  if (member.role === "viewer") return <NoInstallation locale={member.locale} />;
  const installation = await loadInstallation(member.api, member.line);
  // A step that was skipped, by an address from elsewhere.
  if (!mayOpen(step, installation)) redirect(stepPath(ligne, nextStep(installation)));
  if (step === "test") redirect(stepPath(ligne, "test"));
  const { operateur } = await searchParams;
  return (
    <InstallationStep
      step={step}
      member={member}
      installation={installation}
      operatorKey={typeof operateur === "string" ? operateur : undefined}
    />
  );
}
