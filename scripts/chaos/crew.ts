import { AsyncLocalStorage } from "node:async_hooks";
import type { Timeline } from "./timeline.ts";

/** One process that works on one delivery. */
export interface Worker {
  readonly name: string;
  /** Strands of it that wait for the outside. */
  waiting: number;
  isDone: boolean;
  isDead: boolean;
}

/**
 * Runs workers that are all asynchronous code as if each were a process of its own: they only ever go on when virtual time says so,
 * one at a time, and can die wherever they wait for the outside.
 */
export interface Crew {
  current(): Worker | undefined;
  start(name: string, work: () => Promise<void>): Worker;
  /** Waits in virtual time. Never comes back to a worker that died meanwhile. */
  pause(worker: Worker, ms: number): Promise<void>;
  /** Something that really takes its time, and is waited for. */
  outside<Result>(work: () => Promise<Result>): Promise<Result>;
  kill(worker: Worker): Promise<never>;
  /** Comes back once no worker can go on without time passing. */
  settle(): Promise<void>;
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
const QUIET_TURNS = 3;

export function createCrew(timeline: Timeline): Crew {
  const here = new AsyncLocalStorage<Worker>();
  const alive = new Set<Worker>();
  let atWork = 0;
  let changes = 0;

  const isQuiet = () => atWork === 0 && [...alive].every(({ waiting }) => waiting > 0);

  return {
    current: () => here.getStore(),
    start(name, work) {
      const worker: Worker = { name, waiting: 0, isDone: false, isDead: false };
      alive.add(worker);
      here.run(worker, async () => {
        await work();
        worker.isDone = true;
        alive.delete(worker);
        changes += 1;
      });
      return worker;
    },
    pause: (worker, ms) =>
      new Promise((resolve) => {
        worker.waiting += 1;
        changes += 1;
        timeline.at(timeline.now() + ms, () => {
          if (worker.isDead) return;
          worker.waiting -= 1;
          changes += 1;
          resolve();
        });
      }),
    async outside(work) {
      atWork += 1;
      try {
        return await here.exit(work);
      } finally {
        atWork -= 1;
        changes += 1;
      }
    },
    kill(worker) {
      worker.isDead = true;
      alive.delete(worker);
      changes += 1;
      return new Promise<never>(() => {});
    },
    async settle() {
      for (let quiet = 0, seen = changes; quiet < QUIET_TURNS; quiet += 1) {
        await turn();
        if (!isQuiet() || changes !== seen) quiet = -1;
        seen = changes;
      }
    },
  };
}
