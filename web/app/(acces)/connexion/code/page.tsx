import type { Metadata } from "next";
import { CodePage } from "../../../../features/sign-in/code-page.tsx";
import { signInWords } from "../../../../features/sign-in/words.ts";
import { loadPublicConfig } from "../../../../lib/public-config.ts";
import { requestLocale } from "../../../../lib/request-locale.ts";

export const generateMetadata = async (): Promise<Metadata> => ({ title: signInWords(await requestLocale()).code.title });

export default function SignInCodePage() {
  return <CodePage config={loadPublicConfig()} />;
}
