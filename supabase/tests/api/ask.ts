import type { Contract } from "./contract.ts";
import type { Operation } from "./operations.ts";
import type { RequestParts } from "./recipe.ts";
import type { Answered, Scene } from "./scene.ts";

export interface Asking extends RequestParts {
  token?: string | undefined;
}

export function addressOf({ path }: Pick<Operation, "path">, { params = {}, query = {} }: RequestParts): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ""));
  const search = new URLSearchParams(query).toString();
  return search ? `${filled}?${search}` : filled;
}

interface AskDeps {
  scene: Scene;
  contract: Contract;
  /** Asks once more when a provider did not answer: on a machine that is busy, one may not in time. */
  isPatient?: boolean;
}

/** Sends one request to an operation. Whatever comes back has to be something that the operation declares. */
export const createAsk =
  ({ scene, contract, isPatient = false }: AskDeps) =>
  async (operation: Operation, { token, body, headers = {}, ...parts }: Asking): Promise<Answered> => {
    const path = addressOf(operation, parts);
    const send = () => scene.send({ method: operation.method, path, token, body, headers });
    let answer = await send();
    if (isPatient && answer.status === 503) answer = await send();
    const faults = contract.faultsOf(operation, answer);
    if (faults.length > 0) {
      const log = scene.api.log().split("\n").slice(-3).join("\n");
      throw new Error(`${operation.method} ${path} answered ${answer.status}: ${faults.join("; ")}\nsent: ${JSON.stringify(body)}\n${log}`);
    }
    return answer;
  };
export type Ask = ReturnType<typeof createAsk>;

export const codeOf = ({ json, text }: Answered): string => {
  const { type } = (json ?? {}) as { type?: string };
  if (!type) throw new Error(`no problem: ${text}`);
  return type.replace("urn:ethiq:problem:", "");
};
