import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { ContactList } from "../contacts/contact-list.tsx";
import { FamilyWord } from "../contacts/family-word.tsx";
import type { LoadedContacts } from "../contacts/load-contacts.ts";
import { ContinueButton } from "./continue-button.tsx";
import type { Step } from "./next-step.ts";
import { proposedWords } from "./proposed-words.ts";
import { WordProposals } from "./word-proposals.tsx";
import { installationWords } from "./words.ts";

interface StepContactsProps {
  line: Line;
  setup: LineSetup;
  loaded: LoadedContacts;
  next: Step;
  locale: Locale;
}

export function StepContacts({ line, setup, loaded, next, locale }: StepContactsProps) {
  const text = installationWords(locale).contacts;
  const told = loaded.contacts.filter(({ lineId }) => lineId === null || lineId === line.id);
  const waitsFor = told.length === 0 ? text.needContact : line.familyWord === null ? text.needWord : undefined;
  return (
    <>
      <ContactList tenantId={line.tenantId} contacts={loaded.contacts} lines={loaded.lines} unreachable={loaded.unreachable} canEdit />
      <Card className="mt-8">
        <CardTitle>{text.wordTitle}</CardTitle>
        <p className="mt-2 max-w-[60ch]">{text.wordText}</p>
        {line.familyWord === null && <WordProposals lineId={line.id} revision={line.revision} words={proposedWords(line.id)} />}
        <ul>
          <FamilyWord line={line} isOnly canEdit />
        </ul>
      </Card>
      <ContinueButton lineId={line.id} setup={setup} step="contacts" next={next} waitsFor={waitsFor} />
    </>
  );
}
