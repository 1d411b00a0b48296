import type { Metadata } from "next";
import { LinkSignIn } from "../../../../features/sign-in/link-sign-in.tsx";
import { signInWords } from "../../../../features/sign-in/words.ts";
import { localPath, MEMBER_HOME, RETURN_PARAM } from "../../../../lib/local-path.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({
  title: signInWords(await requestLocale()).link.title,
  // The token in the address is for this page alone.
  referrer: "no-referrer",
  robots: { index: false },
});

interface LinkPageProps {
  searchParams: Promise<{ jeton?: string | string[]; [RETURN_PARAM]?: string | string[] }>;
}

/** Opened from a message: nothing is spent until the button is pressed, since mail programs open links too. */
export default async function SignInLinkPage({ searchParams }: LinkPageProps) {
  const { jeton, [RETURN_PARAM]: suite } = await searchParams;
  const token = typeof jeton === "string" && /^[\w-]{16,200}$/.test(jeton) ? jeton : undefined;
  return <LinkSignIn config={loadPublicConfig()} token={token} returnTo={localPath(suite) ?? MEMBER_HOME} />;
}
