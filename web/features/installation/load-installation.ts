import type { ApiClient } from "../../../shared/client/api-client.ts";
import type { LineSetup } from "../../../shared/contracts/v1/line-setups.ts";
import type { Line } from "../../../shared/contracts/v1/lines.ts";
import type { ProvisioningReport } from "../../../shared/contracts/v1/provisioning.ts";
import { toAppError } from "../../../shared/domain/errors.ts";
import { orSignIn } from "../../lib/member.ts";
import type { InstallationState } from "./next-step.ts";

export interface Installation extends InstallationState {
  line: Line;
  job: ProvisioningReport | null;
}

/** All that the steps go by. Rejects when any of it is not known: a step that is guessed could ask twice for the same thing. */
export async function loadInstallation(api: ApiClient, line: Line): Promise<Installation> {
  const params = { path: { lineId: line.id } };
  const [setup, job] = await Promise.all([
    orSignIn(api.get("/lines/{lineId}/setup", { params })).then(({ data }): LineSetup => data),
    orSignIn(api.get("/lines/{lineId}/provisioning", { params })).then(
      ({ data }) => data,
      (error: unknown) => {
        if (toAppError(error).code === "not_found") return null;
        throw error;
      },
    ),
  ]);
  return { line, setup, job };
}

/** Lines that are still on their way into service. */
export const isUnfinished = ({ status, cancelledAt }: Pick<Line, "status" | "cancelledAt">): boolean =>
  cancelledAt === null && (status === "draft" || status === "provisioning" || status === "testing");
