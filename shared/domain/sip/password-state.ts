/** `lost`: whatever was to bring it to the registrar gave up, so another one has to be asked for. */
export const PASSWORD_STATES = ["none", "pending", "set", "lost"] as const;
export type PasswordState = (typeof PASSWORD_STATES)[number];

/** Longer than the queue tries, with the slowest answers. */
const LOST_AFTER_MS = 15 * 60_000;

/** What became of the last password that was asked for; `changedAt`: when the endpoint last changed in any way. */
export function passwordStateOf(
  { passwordVersion, passwordSetVersion, changedAt }: { passwordVersion: number; passwordSetVersion: number; changedAt: string },
  nowMs: number,
): PasswordState {
  if (passwordVersion === 0) return "none";
  if (passwordSetVersion === passwordVersion) return "set";
  return nowMs - Date.parse(changedAt) > LOST_AFTER_MS ? "lost" : "pending";
}
