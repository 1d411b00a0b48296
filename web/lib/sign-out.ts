"use server";

import { redirect } from "next/navigation";
import { createVisitorClient } from "./supabase/server.ts";

/** On this device only: a lost telephone must not sign out the others. */
export async function signOut(): Promise<void> {
  const client = await createVisitorClient();
  await client.auth.signOut({ scope: "local" });
  redirect("/connexion");
}
