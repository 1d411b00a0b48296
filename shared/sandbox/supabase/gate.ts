/** Lets one piece of work in at a time, first come first served. */
export type Gate = <Result>(work: () => Promise<Result>) => Promise<Result>;

export function createGate(): Gate {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
