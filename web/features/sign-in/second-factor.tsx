"use client";

import { useRouter } from "next/navigation";
import { useFrame } from "../../components/frame/frame-context.tsx";
import { LinkPage } from "../../components/link-page.tsx";
import { Button } from "../../components/ui/button.tsx";
import type { PublicConfig } from "../../lib/public-config.ts";
import { signOut } from "../../lib/sign-out.ts";
import { loadBrowserClient } from "../../lib/supabase/browser.ts";
import { CodeForm } from "./code-form.tsx";
import { codeFault } from "./code-page.tsx";
import { signInWords } from "./words.ts";

export function SecondFactor({ config, returnTo }: { config: PublicConfig; returnTo: string }) {
  const { locale } = useFrame();
  const text = signInWords(locale);
  const router = useRouter();

  return (
    <LinkPage title={text.second.title}>
      <p className="mt-4">{text.second.intro}</p>
      <CodeForm
        locale={locale}
        // Of nobody in particular: the session says whose it is.
        email="-@-"
        sentAt={undefined}
        hint={text.second.hint}
        enter={async (_email, code) => {
          const { mfa } = (await loadBrowserClient(config)).auth;
          const listed = await mfa.listFactors();
          if (listed.error) return "unavailable";
          // Of several apps, the code may be of any.
          let fault: ReturnType<typeof codeFault> = "codeWrong";
          for (const { id } of listed.data.totp) {
            const { error } = await mfa.challengeAndVerify({ factorId: id, code });
            if (!error) {
              router.replace(returnTo);
              router.refresh();
              return undefined;
            }
            fault = error.code === "mfa_verification_failed" ? "codeWrong" : codeFault(error);
          }
          return fault;
        }}
      />
      <form action={signOut} className="mt-8">
        <Button type="submit" variant="outline" size="lg" className="w-full">
          {text.second.leave}
        </Button>
      </form>
    </LinkPage>
  );
}
