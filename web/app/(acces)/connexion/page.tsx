import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "../../../features/sign-in/sign-in-form.tsx";
import { signInWords } from "../../../features/sign-in/words.ts";
import { localPath, MEMBER_HOME, RETURN_PARAM, SESSION_OVER_PARAM } from "../../../lib/local-path.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";
import { visitorToken } from "../../../lib/supabase/server.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: signInWords(await requestLocale()).title });

interface SignInPageProps {
  searchParams: Promise<{ [RETURN_PARAM]?: string | string[]; [SESSION_OVER_PARAM]?: string }>;
}

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const asked = await searchParams;
  const returnTo = localPath(asked[RETURN_PARAM]) ?? MEMBER_HOME;
  const isOver = asked[SESSION_OVER_PARAM] !== undefined;
  if (!isOver && (await visitorToken())) redirect(returnTo);
  return <SignInForm locale={await requestLocale()} config={loadPublicConfig()} returnTo={returnTo} isOver={isOver} />;
}
