"use client";

import { commonWords } from "../../lib/messages/common-words.ts";
import { signOut } from "../../lib/sign-out.ts";
import { forgetAllTyped } from "../form/keep-typed.ts";
import { Button } from "../ui/button.tsx";
import { useLocale } from "./frame-context.tsx";

export function SignOutButton() {
  return (
    <form action={signOut} onSubmit={() => forgetAllTyped(window.sessionStorage)}>
      <Button type="submit" variant="ghost" className="-ml-3 px-3">
        {commonWords(useLocale()).signOut}
      </Button>
    </form>
  );
}
