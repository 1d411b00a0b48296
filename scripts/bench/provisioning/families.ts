import { setTimeout as wait } from "node:timers/promises";
import { AppError } from "../../../shared/domain/errors.ts";
import { type NewFamily, signUpFamily } from "../../demo/new-family.ts";
import type { Stack } from "../../stack/start-stack.ts";

export interface Place {
  country: string;
  locality?: string;
}

export interface Family extends NewFamily {
  signedUpFrom: number;
}

const ADAPTER_TRIES_MS = 200;
const TRIES = 4;

/** As people do who are told to come back in a moment. */
async function again<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof AppError && error.code === "provider_unavailable") || attempt === TRIES) throw error;
    }
  }
}

/** One after another they get ordinals, from which everything about them follows. */
export function createFamilies(stack: Pick<Stack, "env" | "standIns">) {
  const { twilio } = stack.standIns;
  if (!twilio) throw new Error("numbers would be bought: unset TWILIO_ACCOUNT_SID");
  let count = 0;

  const signUpOnce = (): Promise<NewFamily> => {
    count += 1;
    const digits = String(count).padStart(4, "0");
    // Nobody may sign up this often from one place, or one company.
    const address = `10.${count >> 8}.${count & 255}.7`;
    return signUpFamily(stack, () => {}, {
      email: `claire@family-${count}.test`,
      forwardedNumber: `02 61 91 ${digits.slice(0, 2)} ${digits.slice(2)}`,
      fetch: (request) => {
        request.headers.set("cf-connecting-ip", address);
        return globalThis.fetch(request);
      },
    });
  };

  return {
    /** Opens an account, confirms it, drafts a line and says who uses the number. */
    async signUp(): Promise<Family> {
      const signedUpFrom = Date.now();
      return { ...(await again(signUpOnce)), signedUpFrom };
    },

    /** Asks for a number and a telephone. `plugIn` tries to register it with the password, as an adapter does, until it may. */
    async ask({ api, lineId }: Family, { country, locality }: Place) {
      const ofLine = { params: { path: { lineId } } };
      const { data: job } = await api.create("/lines/{lineId}/provisioning", {
        ...ofLine,
        body: { country, ...(locality ? { locality } : {}), delivery: "sip" },
      });
      // 503: nothing was changed.
      const { data: account } = await again(() => api.create("/lines/{lineId}/sip-endpoint/password", ofLine));
      const registration = { ...account, password: account.password ?? "" };
      return {
        jobId: job.id,
        async plugIn(): Promise<void> {
          while (twilio.registrations.register(registration) !== undefined) await wait(ADAPTER_TRIES_MS);
        },
      };
    },
  };
}
