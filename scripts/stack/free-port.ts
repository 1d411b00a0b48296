import { createServer } from "node:net";

/** Chosen by the system, which may choose one again before anybody listens there. */
const chosen = new Set<number>();

/** A port nobody listens on at this moment: `preferred` when it is free, any other otherwise. */
export async function freePort(preferred = 0): Promise<number> {
  const tryPort = (port: number) =>
    new Promise<number | undefined>((resolve) => {
      const server = createServer();
      server.once("error", () => resolve(undefined));
      server.listen(port, "127.0.0.1", () => {
        const address = server.address();
        server.close(() => resolve(typeof address === "object" && address ? address.port : undefined));
      });
    });
  const wanted = preferred === 0 ? undefined : await tryPort(preferred);
  if (wanted !== undefined) return wanted;
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const port = await tryPort(0);
    if (port === undefined || chosen.has(port)) continue;
    chosen.add(port);
    return port;
  }
  throw new Error("no free port on this machine");
}
