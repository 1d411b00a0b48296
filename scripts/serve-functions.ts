import { serve } from "@hono/node-server";
import app, { background } from "../functions/src/index.ts";

// The Vercel deployable on this machine: the same app, the same environment variables, on PORT (0: any).
const server = serve({ fetch: app.fetch, hostname: "127.0.0.1", port: Number(process.env.PORT ?? 0) }, ({ port }) => {
  console.log(JSON.stringify({ ready: true, url: `http://127.0.0.1:${port}` }));
});

const stop = async () => {
  await new Promise((resolve) => server.close(resolve));
  await background.settled();
  process.exit(0);
};
process.once("SIGTERM", stop);
process.once("SIGINT", stop);
