import type { Locale } from "../../shared/domain/call/level.ts";
import { chooseLocale } from "../lib/choose-locale.ts";
import { commonWords } from "../lib/messages/common-words.ts";
import { Button } from "./ui/button.tsx";

/** A plain form: works before, and without, any script. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const other: Locale = locale === "fr" ? "en" : "fr";
  return (
    <form action={chooseLocale}>
      <Button type="submit" name="locale" value={other} lang={other} variant="ghost" size="inline">
        {commonWords(other).languageName}
      </Button>
    </form>
  );
}
