import {
  Bell,
  ChevronRight,
  CircleUserRound,
  Code,
  HandHelping,
  KeyRound,
  LockKeyhole,
  type LucideIcon,
  Phone,
  ScrollText,
  ShieldCheck,
  Type,
  UserRoundPlus,
  Users,
} from "lucide-react";
import Link from "next/link";
import type { Role } from "../../../shared/contracts/v1/tenants.ts";
import type { Locale } from "../../../shared/domain/call/level.ts";
import { PageTitle } from "../../components/page-title.tsx";
import { settingsWords } from "./words.ts";

interface SettingsLink {
  href: string;
  name: keyof ReturnType<typeof settingsWords>["pages"];
  Icon: LucideIcon;
  /** Left out for others than these. */
  isFor?: "members" | "owners";
}

const GROUPS: readonly { title: keyof ReturnType<typeof settingsWords>["groups"]; links: readonly SettingsLink[] }[] = [
  {
    title: "protection",
    links: [
      { href: "/reglages/aide", name: "help", Icon: HandHelping, isFor: "members" },
      { href: "/reglages/alertes", name: "alerts", Icon: Bell, isFor: "members" },
      { href: "/proches", name: "contacts", Icon: Users, isFor: "members" },
      { href: "/confiance", name: "trust", Icon: ShieldCheck, isFor: "members" },
      { href: "/lignes", name: "lines", Icon: Phone, isFor: "members" },
    ],
  },
  {
    title: "you",
    links: [
      { href: "/reglages/affichage", name: "display", Icon: Type },
      { href: "/reglages/profil", name: "profile", Icon: CircleUserRound },
      { href: "/reglages/securite", name: "security", Icon: KeyRound },
    ],
  },
  {
    title: "data",
    links: [
      { href: "/reglages/confidentialite", name: "privacy", Icon: LockKeyhole },
      { href: "/reglages/equipe", name: "team", Icon: UserRoundPlus, isFor: "members" },
      { href: "/reglages/journal", name: "journal", Icon: ScrollText, isFor: "owners" },
      { href: "/developpeurs", name: "developers", Icon: Code, isFor: "owners" },
    ],
  },
];

interface SettingsPageProps {
  /** In the household that is shown; of nobody who has none, and unknown while the API is away. */
  role: Role | "none" | "unknown";
  locale: Locale;
}

/** What can be set, and where: only what opens for this person. */
export function SettingsPage({ role, locale }: SettingsPageProps) {
  const text = settingsWords(locale);
  const opens = ({ isFor }: SettingsLink) => isFor === undefined || (isFor === "owners" ? role === "owner" : role !== "none");
  return (
    <>
      <PageTitle intro={role === "viewer" ? text.introViewer : text.intro}>{text.title}</PageTitle>
      {GROUPS.map(({ title, links }) => {
        const open = links.filter(opens);
        return (
          open.length > 0 && (
            <section key={title} className="mb-8">
              <h2 className="mb-3 text-lg font-bold">{text.groups[title]}</h2>
              <ul className="grid gap-3 sm:grid-cols-2">
                {open.map((link) => (
                  <SettingsEntry key={link.href} {...link} locale={locale} />
                ))}
              </ul>
            </section>
          )
        );
      })}
    </>
  );
}

function SettingsEntry({ href, name, Icon, locale }: SettingsLink & { locale: Locale }) {
  const { title, text } = settingsWords(locale).pages[name];
  return (
    <li className="flex">
      <Link
        href={href}
        prefetch={false}
        className="flex w-full items-center gap-4 rounded-2xl border-2 border-transparent bg-surface px-4 py-4 hover:border-primary sm:px-5"
      >
        <Icon aria-hidden className="size-6 shrink-0 text-primary" />
        <span className="min-w-0 grow">
          <span className="block font-bold">{title}</span>
          <span className="mt-0.5 block text-base text-ink-soft">{text}</span>
        </span>
        <ChevronRight aria-hidden className="size-5 shrink-0 text-ink-soft" />
      </Link>
    </li>
  );
}
