/** Remembers what was answered to a webhook, so that a repeated delivery is answered the same. */
export interface AnswerMemory {
  /**
   * Keeps `value` under `key` when nothing is kept there yet. Returns the earlier value when there was one, `null` when this
   * one was kept, `undefined` when the memory cannot tell. Never rejects.
   */
  remember(key: string, value: string, ttlSeconds: number): Promise<string | null | undefined>;
}
