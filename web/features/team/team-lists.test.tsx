import { renderToStaticMarkup } from "react-dom/server";
import { expect, test, vi } from "vitest";
import type { Member } from "../../../shared/contracts/v1/members.ts";
import { TeamLists } from "./team-lists.tsx";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh() {} }), usePathname: () => "/reglages/equipe" }));

const member = (userId: string, role: Member["role"]): Member => ({
  userId,
  email: `${userId}@exemple.fr`,
  displayName: null,
  role,
  joinedAt: "2026-03-03T13:05:00.000Z",
});
const show = (members: Member[], role: Member["role"], ...rest: [invitations?: undefined]) =>
  renderToStaticMarkup(
    <TeamLists
      tenantId="t"
      members={members}
      invitations={rest.length > 0 ? undefined : []}
      role={role}
      email="claire@exemple.fr"
      now={0}
    />,
  );

test("an owner changes the others, and can leave", () => {
  const html = show([member("claire", "owner"), member("paul", "carer")], "owner");
  expect(html.split("Changer les droits")).toHaveLength(2);
  expect(html.split("Retirer de l&#x27;équipe")).toHaveLength(2);
  expect(html.split("Quitter cette équipe")).toHaveLength(2);
  expect(html).toContain("Inviter une personne");
});

test("rights are said in plain words, and who reads is marked", () => {
  const html = show([member("claire", "owner"), member("paul", "viewer")], "owner");
  expect(html).toContain("Peut voir les appels, mais pas les paroles.");
  expect(html.split(">Vous<")).toHaveLength(2);
});

test("others than owners can only leave", () => {
  const html = show([member("anne", "owner"), member("claire", "carer")], "carer");
  expect(html.match(/<button/g)).toHaveLength(1);
  expect(html).toContain("Seul un responsable peut inviter");
});

test("alone, one is told so and cannot leave", () => {
  const html = show([member("claire", "owner")], "owner");
  expect(html).toContain("Vous êtes seul ici.");
  expect(html).not.toContain("Quitter");
});

test("invitations that could not be read are said to be missing, not to be none", () => {
  const html = show([member("claire", "owner")], "owner", undefined);
  expect(html).toContain("Invitations non affichées");
  expect(html).not.toContain("Aucune invitation en attente.");
});
