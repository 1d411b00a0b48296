import { AppError } from "../domain/errors.ts";

/** Rejects with `provider_unavailable` when `work` takes longer; the work itself goes on and its late failure is ignored. */
export function within<Result>(budgetMs: number, work: Promise<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError("provider_unavailable", `no answer within ${budgetMs} ms`)), budgetMs);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
