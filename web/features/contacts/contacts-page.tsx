import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { Card, CardTitle } from "../../components/ui/card.tsx";
import { ContactList } from "./contact-list.tsx";
import { FamilyWord } from "./family-word.tsx";
import type { LoadedContacts } from "./load-contacts.ts";
import { contactsWords } from "./words.ts";

interface ContactsPageProps extends LoadedContacts {
  tenantId: string;
  role: Role;
  locale: Locale;
}

export function ContactsPage({ contacts, lines, unreachable, tenantId, role, locale }: ContactsPageProps) {
  const text = contactsWords(locale);
  const canEdit = role !== "viewer";
  return (
    <>
      <PageTitle intro={text.intro}>{text.title}</PageTitle>
      <ContactList tenantId={tenantId} contacts={contacts} lines={lines} unreachable={unreachable} canEdit={canEdit} />
      {lines.length > 0 && (
        <Card className="mt-10">
          <CardTitle>{text.wordTitle}</CardTitle>
          <p className="mt-2 max-w-[60ch]">{text.wordWhy}</p>
          <ul>
            {lines.map((line) => (
              <FamilyWord key={line.id} line={line} isOnly={lines.length === 1} canEdit={canEdit} />
            ))}
          </ul>
        </Card>
      )}
    </>
  );
}
