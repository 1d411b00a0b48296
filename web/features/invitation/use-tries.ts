import { type FormEvent, useState } from "react";
import { type AccountFault, accountRefusal } from "./read-account.ts";

/** What the last try of a form brought. `work` returns the fault it found, or nothing. */
export function useTries() {
  const [fault, setFault] = useState<AccountFault>();
  const [attempt, setAttempt] = useState(0);
  const [isPending, setPending] = useState(false);

  async function attemptTo(work: () => Promise<AccountFault | undefined>) {
    if (isPending) return;
    setPending(true);
    setFault(undefined);
    const found = await work().catch((error: unknown) => accountRefusal(error as object));
    setFault(found);
    setAttempt((count) => count + 1);
    setPending(false);
  }

  const onSubmit = (work: (form: FormData) => Promise<AccountFault | undefined>) => (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void attemptTo(() => work(form));
  };
  return { fault, attempt, isPending, attemptTo, onSubmit };
}
