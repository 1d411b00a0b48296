import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { NextConfig } from "next";

/**
 * Chrome (from 136) compiles every function of a file that begins so while it is downloaded, beside the page; without it most are
 * compiled when they are first called, and the page stands still meanwhile. Others read a comment.
 * https://v8.dev/blog/explicit-compile-hints
 */
const COMPILE_AHEAD = "//# allFunctionsCalledOnLoad\n";

/** Marks what every page runs as soon as it has come: React and the router. In other files most functions wait for a press. */
async function compileAhead({ distDir }: { distDir: string }): Promise<void> {
  const manifest = await readFile(join(distDir, "build-manifest.json"), "utf8");
  const { rootMainFiles } = JSON.parse(manifest) as { rootMainFiles: string[] };
  await Promise.all(
    rootMainFiles.map(async (name) => {
      const file = join(distDir, name);
      const code = await readFile(file, "utf8");
      if (!code.startsWith(COMPILE_AHEAD)) await writeFile(file, COMPILE_AHEAD + code);
    }),
  );
}

const config: NextConfig = {
  poweredByHeader: false,
  compiler: { runAfterProductionCompile: compileAhead },
  headers: async () => [
    {
      source: "/:path*",
      headers: [
        { key: "X-Content-Type-Options", value: "nosniff" },
        { key: "X-Frame-Options", value: "DENY" },
        { key: "Referrer-Policy", value: "same-origin" },
        { key: "Strict-Transport-Security", value: "max-age=63072000; includeSubDomains" },
        { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
        { key: "Cross-Origin-Resource-Policy", value: "same-origin" },
        { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()" },
      ],
    },
    {
      // Files, which are no pages: proxy.ts gives pages a policy of their own.
      source: "/:file(.*\\..*)",
      headers: [{ key: "Content-Security-Policy", value: "default-src 'none'; frame-ancestors 'none'" }],
    },
    {
      // The address is the key: no other page learns where its reader came from.
      source: "/u/:path*",
      headers: [{ key: "Referrer-Policy", value: "no-referrer" }],
    },
    {
      source: "/sw.js",
      headers: [
        { key: "Content-Security-Policy", value: "default-src 'none'; connect-src 'self'" },
        { key: "Cache-Control", value: "no-cache" },
      ],
    },
  ],
};

export default config;
