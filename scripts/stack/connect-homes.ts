import { createServiceClient } from "../../shared/adapters/supabase-rpc.ts";
import type { DeliveryTarget } from "../../shared/contracts/line-route.ts";
import type { Endpoint, Endpoints } from "../../shared/sandbox/twilio/endpoints.ts";
import { helpfulPerson } from "./helpful-person.ts";

/** A line as its household has it: what it dials to forward its calls, and where its telephone rings. */
export interface Home {
  forwardedNumber: string | null;
  ethiqNumber: string | undefined;
  delivery: readonly DeliveryTarget[];
}

const LOOK_EVERY_MS = 2_000;

/** Every home that has a number or is about to get one. */
export function createHomeBook(target: { url: string; secretKey: string }): () => Promise<Home[]> {
  const client = createServiceClient(target);
  const rows = async (asked: PromiseLike<{ data: unknown; error: { message: string } | null }>) => {
    const { data, error } = await asked;
    if (error) throw new Error(`the homes are not known: ${error.message}`, { cause: error });
    return data;
  };
  return async () => {
    const [lines, numbers] = await Promise.all([
      rows(client.from("lines").select("id,forwarded_number,delivery")),
      rows(client.from("phone_numbers").select("e164,line_id").eq("status", "assigned")),
    ]);
    const ethiqNumbers = new Map((numbers as { e164: string; line_id: string }[]).map(({ e164, line_id }) => [line_id, e164]));
    return (lines as { id: string; forwarded_number: string | null; delivery: DeliveryTarget[] }[]).map((line) => ({
      forwardedNumber: line.forwarded_number,
      delivery: line.delivery,
      ethiqNumber: ethiqNumbers.get(line.id),
    }));
  };
}

/**
 * What nobody can do on a machine without telephones: each line is forwarded as soon as it has its Ethiq number, each adapter is
 * plugged in, and somebody answers who does what a test call asks. Whoever describes an address otherwise, as
 * `POST /_sandbox/endpoints` does, is obeyed.
 */
export function connectHomes(endpoints: Endpoints, loadHomes: () => Promise<readonly Home[]>): { look(): Promise<void>; stop(): void } {
  const answering = helpfulPerson({ answerAfterMs: 2_500, isUnhurried: true });
  const ours = new Map<string, Endpoint>();
  const put = (address: string, endpoint: Endpoint) => {
    const known = endpoints.list().find((one) => one.address === address)?.endpoint;
    if (known && known !== ours.get(address)) return;
    ours.set(address, endpoint);
    endpoints.set(address, endpoint);
  };
  // A call to a new adapter may come before its line is looked at.
  endpoints.setOthers((address) => (/^sips?:/i.test(address) ? answering : undefined));

  const look = async () => {
    for (const { forwardedNumber, ethiqNumber, delivery } of await loadHomes()) {
      for (const target of delivery) if (target.kind === "number") put(target.e164, answering);
      if (!forwardedNumber || !ethiqNumber) continue;
      if (ours.get(forwardedNumber)?.forwardsTo !== ethiqNumber) put(forwardedNumber, { behaviour: "answers", forwardsTo: ethiqNumber });
    }
  };
  let isLooking = false;
  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    // The database may be starting or stopping: the next look finds out.
    void look()
      .catch(() => {})
      .finally(() => {
        isLooking = false;
      });
  }, LOOK_EVERY_MS);
  return { look, stop: () => clearInterval(timer) };
}
