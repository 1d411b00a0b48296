import { toAppError } from "../../../shared/domain/errors.ts";
import { isLinkToken, serverApi } from "../../lib/api.ts";
import { CUT, FAILED_PARAM, TAKE, urgentPath } from "./urgent-path.ts";

/** What the page says by itself: the link is over or opens nothing, or the call can be cut no more. */
const SAID_BY_PAGE = new Set(["link_over", "not_found", "conflict"]);

async function act(token: string, name: string, send: () => Promise<unknown>): Promise<string> {
  const path = urgentPath(token);
  if (!isLinkToken(token)) return path;
  try {
    await send();
    return path;
  } catch (error) {
    return SAID_BY_PAGE.has(toAppError(error).code) ? path : `${path}?${FAILED_PARAM}=${name}`;
  }
}

/** Says that the contact takes care of it; returns the page to show then, which reads who has it. */
export const takeUrgent = (token: string): Promise<string> =>
  act(token, TAKE, () => serverApi().post("/urgent/{token}/take", { params: { path: { token } } }));

const LOOKS = 4;
const LOOK_EVERY_MS = 700;

/** Cuts the call; waits a little, so that the page can say that it is cut. */
export const cutUrgent = (token: string): Promise<string> =>
  act(token, CUT, async () => {
    const api = serverApi();
    const link = { params: { path: { token } } };
    await api.post("/urgent/{token}/hang-up", link);
    for (let look = 0; look < LOOKS; look += 1) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const seen = await api.get("/urgent/{token}", link).catch(() => undefined);
      if (!seen?.data.call || seen.data.call.endedAt) return;
    }
  });
