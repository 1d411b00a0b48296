import { listen } from "../listen.ts";
import { createTwilio, type TwilioParts } from "./create-twilio.ts";
import { createStateFile } from "./state-file.ts";

export interface TwilioOptions extends TwilioParts {
  port?: number;
  /** Whatever the account holds survives a restart in this file. */
  stateFile?: string;
}

export type Twilio = Awaited<ReturnType<typeof startTwilio>>;

/** The part of Twilio that Ethiq uses, on 127.0.0.1; `url` is what TWILIO_API_BASE_URL is set to. */
export async function startTwilio(options: TwilioOptions) {
  const state = createStateFile(options.stateFile, () => twilio.snapshot());
  const twilio = createTwilio(options, state.save);
  twilio.restore(await state.load());
  const server = await listen(twilio.app, options.port);
  return {
    ...twilio,
    url: server.url,
    async close(): Promise<void> {
      twilio.close();
      await server.close();
      await state.flush();
    },
  };
}
