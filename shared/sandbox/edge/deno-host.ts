// Run by Deno, never by Node. As in the hosted runtime, it is not the function that decides where it listens.
// Started with one argument, the function's entry file; EDGE_PORT 0 means any free port, printed once it listens.
type Handler = (request: Request) => Response | Promise<Response>;

declare const Deno: {
  serve: (...args: unknown[]) => unknown;
  args: string[];
  env: { get(name: string): string | undefined };
};

const serve = Deno.serve;
const port = Number(Deno.env.get("EDGE_PORT") ?? 0);
const onListen = (address: { port: number }) => console.log(JSON.stringify({ edge_listening: address.port }));

Deno.serve = (handler) => serve({ hostname: "127.0.0.1", port, onListen }, handler as Handler);

const [entry] = Deno.args;
if (!entry) throw new Error("which function?");
await import(entry);

export {};
