import { create } from "zustand";

export type Link = "connecting" | "live" | "lost" | "offline";

interface Connection {
  link: Link;
  /** Whether this browser hears of changes as they happen. Only it can know. */
  report(link: Link): void;
}

export const useConnection = create<Connection>((set) => ({
  link: "connecting",
  report: (link) => set({ link }),
}));
