import { redirect } from "next/navigation";
import { visitorToken } from "../../lib/supabase/server.ts";

export default async function HomePage() {
  redirect((await visitorToken()) ? "/appels" : "/connexion");
}
