import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SecondFactor } from "../../../../features/sign-in/second-factor.tsx";
import { signInWords } from "../../../../features/sign-in/words.ts";
import { localPath, MEMBER_HOME, RETURN_PARAM, signInThen } from "../../../../lib/local-path.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";
import { visitorToken } from "../../../../lib/supabase/server.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: signInWords(await requestLocale()).second.title });

interface SecondPageProps {
  searchParams: Promise<{ [RETURN_PARAM]?: string | string[] }>;
}

/** Signed in, and still missing the code of the app. */
export default async function SecondFactorPage({ searchParams }: SecondPageProps) {
  const returnTo = localPath((await searchParams)[RETURN_PARAM]) ?? MEMBER_HOME;
  if (!(await visitorToken())) redirect(signInThen(returnTo));
  return <SecondFactor config={loadPublicConfig()} returnTo={returnTo} />;
}
