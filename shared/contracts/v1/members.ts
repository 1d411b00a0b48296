import { z } from "zod";
import { Id, Instant, NextCursor } from "./page.ts";
import { Role } from "./tenants.ts";

export const Member = z
  .object({
    userId: Id,
    email: z
      .string()
      .nullable()
      .meta({ examples: ["claire.martin@exemple.fr"] }),
    displayName: z
      .string()
      .nullable()
      .meta({ examples: ["Claire Martin"] }),
    role: Role,
    joinedAt: Instant,
  })
  .meta({ id: "Member" });
export type Member = z.infer<typeof Member>;

export const MemberPage = z.object({ items: z.array(Member), nextCursor: NextCursor }).meta({ id: "MemberPage" });

export const MemberChange = z.strictObject({ role: Role }).meta({ id: "MemberChange" });
