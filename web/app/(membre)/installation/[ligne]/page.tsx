import { redirect } from "next/navigation";
import { loadInstallation } from "../../../../features/installation/load-installation.ts";
import { nextStep } from "../../../../features/installation/next-step.ts";
import { stepPath } from "../../../../features/installation/step-path.ts";
import { requireLine } from "../../../../features/lines/require-line.ts";

/** The installation of one line, where it stands. */
export default async function InstallationOfLine({ params }: { params: Promise<{ ligne: string }> }) {
  const { api, line } = await requireLine((await params).ligne);
  redirect(stepPath(line.id, nextStep(await loadInstallation(api, line))));
}
