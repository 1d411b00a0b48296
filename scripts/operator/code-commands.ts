import { z } from "zod";
import { type Command, NotUnderstood, option, type Words } from "./command.ts";
import { createOpsClient } from "./ops-client.ts";
import type { Project } from "./project.ts";

const Code = z.looseObject({
  id: z.string(),
  country: z.string(),
  operator: z.string(),
  line_type: z.string(),
  kind: z.string(),
  on_code: z.string().nullable(),
  off_code: z.string().nullable(),
  check_code: z.string().nullable(),
  source: z.string(),
  checked_on: z.string(),
  is_verified: z.boolean(),
});
type Code = z.infer<typeof Code>;

/** What people are told to dial. */
export function createCodeOperations(project: Project) {
  const { client, read, call } = createOpsClient(project, "There is no such code.");
  return {
    async list(country: string | undefined) {
      const query = client.from("forwarding_codes").select("*");
      const chosen = country ? query.eq("country", country) : query;
      return read(z.array(Code), chosen.order("country").order("operator").order("line_type").order("kind"));
    },
    set: (args: Record<string, unknown>) => call("set_forwarding_code", args, Code),
    remove: (id: string) => call("remove_forwarding_code", { p_id: id }, Code),
  };
}
type CodeOperations = ReturnType<typeof createCodeOperations>;

const shown = (code: Code): string =>
  `${code.id}  ${code.country} ${code.operator}, ${code.line_type}, ${code.kind}: ${code.on_code ?? "menu only"} / ${code.off_code ?? "–"} / ` +
  `${code.check_code ?? "–"}, ${code.is_verified ? "verified" : "NOT verified"}, ${code.source}, ${code.checked_on}`;

const optional = ({ options }: Words, name: string): string | null => options[name]?.trim() || null;

function truth(words: Words): boolean {
  const value = option(words, "verified", "no");
  if (value !== "yes" && value !== "no") throw new NotUnderstood("--verified is yes or no.");
  return value === "yes";
}

const ACTIONS: Record<string, (operations: CodeOperations, words: Words) => Promise<{ data: unknown; lines: string[] }>> = {
  async list(operations, words) {
    const data = await operations.list(words.options.country?.toUpperCase());
    return { data, lines: data.length > 0 ? data.map(shown) : ["No code."] };
  },
  async set(operations, words) {
    const data = await operations.set({
      p_country: option(words, "country").toUpperCase(),
      p_operator: option(words, "operator"),
      p_line_type: option(words, "line-type"),
      p_kind: option(words, "kind", "all"),
      p_on_code: optional(words, "on"),
      p_off_code: optional(words, "off"),
      p_check_code: optional(words, "check"),
      p_number_form: option(words, "form", "international"),
      p_note_fr: optional(words, "note-fr"),
      p_note_en: optional(words, "note-en"),
      p_source: option(words, "source"),
      p_is_verified: truth(words),
    });
    return { data, lines: [shown(data)] };
  },
  async remove(operations, words) {
    const [, id] = words.positionals;
    if (!id) throw new NotUnderstood("Say which code, by its id. `codes list` names them.");
    const data = await operations.remove(id);
    return { data, lines: [`Removed: ${shown(data)}`] };
  },
};

export const CODE_COMMAND: Command<CodeOperations> = {
  usage:
    'codes list [--country FR] | codes remove <id> | codes set --country FR --operator Orange --line-type mobile|box|landline|voip --kind all|no_reply|busy|unreachable --on "**21*{number}#" --off "##21#" --check "*#21#" --source "…" [--form international|national] [--note-fr "…" --note-en "…"] [--verified yes|no]',
  does: "what people are told to dial so that their calls are forwarded",
  async run(operations, words) {
    const [action = ""] = words.positionals;
    const run = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!run) throw new NotUnderstood("Say what to do with the codes: list, set or remove.");
    return run(operations, words);
  },
};
