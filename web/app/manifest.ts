import type { MetadataRoute } from "next";
import { MEMBER_HOME } from "../lib/local-path.ts";

export default function manifest(): MetadataRoute.Manifest {
  return {
    name: "Ethiq",
    short_name: "Ethiq",
    description: "Protège une ligne téléphonique des arnaques.",
    lang: "fr",
    start_url: MEMBER_HOME,
    scope: "/",
    display: "standalone",
    background_color: "#f6f4ef",
    theme_color: "#f6f4ef",
    icons: [{ src: "/icon.svg", type: "image/svg+xml", sizes: "any", purpose: "any" }],
  };
}
