import { type ClassValue, clsx } from "clsx";
import { twMerge } from "tailwind-merge";

/** Joined; of several lists the later wins over what it contradicts. One alone has nothing to merge, and merging is slow to start. */
export const cn = (...lists: ClassValue[]): string => {
  const given = lists.filter(Boolean);
  return given.length > 1 ? twMerge(clsx(given)) : clsx(given);
};
