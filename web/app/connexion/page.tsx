import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "../../features/sign-in/sign-in-form.tsx";
import { messagesFor } from "../../lib/messages/messages-for.ts";
import { loadPublicConfig } from "../../lib/public-config.ts";
import { requestLocale } from "../../lib/request-locale.ts";
import { visitorToken } from "../../lib/supabase/server.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: messagesFor(await requestLocale()).signIn.title });

export default async function SignInPage() {
  if (await visitorToken()) redirect("/appels");
  return <SignInForm locale={await requestLocale()} config={loadPublicConfig()} />;
}
