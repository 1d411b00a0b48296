import type { ClaimedMessage } from "../contracts/message-records.ts";
import type { Outbox } from "./outbox.ts";

/** The outbox of everything but alerts. */
export type MessageStore = Outbox<ClaimedMessage>;
