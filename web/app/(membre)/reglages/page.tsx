import type { Metadata } from "next";
import { unstable_rethrow } from "next/navigation";
import { SettingsPage } from "../../../features/settings/settings-page.tsx";
import { settingsWords } from "../../../features/settings/words.ts";
import { requirePerson } from "../../../lib/member.ts";
import { requestLocale } from "../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: settingsWords(await requestLocale()).title });

export default async function Settings() {
  const role = await requirePerson().then(
    ({ tenant }) => tenant?.role ?? "none",
    // Each page says itself what is missing: this one is the way to those that need nothing.
    (error: unknown) => {
      unstable_rethrow(error);
      return "unknown" as const;
    },
  );
  return <SettingsPage role={role} locale={await requestLocale()} />;
}
