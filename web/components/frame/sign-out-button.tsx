"use client";

import { forgetVisit } from "../../lib/forget-visit.ts";
import { commonWords } from "../../lib/messages/common-words.ts";
import { signOut } from "../../lib/sign-out.ts";
import { Button } from "../ui/button.tsx";
import { useLocale } from "./frame-context.tsx";

export function SignOutButton() {
  return (
    <form action={signOut} onSubmit={() => void forgetVisit()}>
      <Button type="submit" variant="ghost" size="inline">
        {commonWords(useLocale()).signOut}
      </Button>
    </form>
  );
}
