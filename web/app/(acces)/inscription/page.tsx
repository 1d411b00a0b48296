import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignUp } from "../../../features/sign-up/sign-up.tsx";
import { signUpWords } from "../../../features/sign-up/words.ts";
import { serverApi } from "../../../lib/api.ts";
import { MEMBER_HOME } from "../../../lib/local-path.ts";
import { orSignIn } from "../../../lib/member.ts";
import { loadPublicConfig } from "../../../lib/public-config.ts";
import { requestLocale } from "../../../lib/request-locale.ts";
import { currentVisitor } from "../../../lib/supabase/server.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: signUpWords(await requestLocale()).title });

export default async function SignUpPage() {
  const visitor = await currentVisitor();
  if (visitor) {
    const { data } = await orSignIn(serverApi(visitor.token).get("/tenants", { params: { query: { limit: 1 } } }));
    if (data.items.length > 0) redirect(MEMBER_HOME);
  }
  return <SignUp config={loadPublicConfig()} signedInAs={visitor?.email} />;
}
