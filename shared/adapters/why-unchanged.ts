import { AppError } from "../domain/errors.ts";

/** Row level security leaves out what may not be changed without a word, as the filter on the revision does: this finds out which. */
export function whyUnchanged(current: { revision: number } | undefined, revision: number, mayChange: boolean): AppError {
  if (!current) return new AppError("not_found", "nothing to change");
  if (!mayChange) return new AppError("not_allowed", "may see, not change");
  if (current.revision !== revision) return new AppError("precondition_failed", `revision ${current.revision}, not ${revision}`);
  // Changed and changed back between the two questions, or removed from this caller's reach in that moment.
  return new AppError("conflict", "another change came in between");
}
