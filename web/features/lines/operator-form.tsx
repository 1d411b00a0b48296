import type { Locale } from "../../../shared/domain/call/level.ts";
import { Button } from "../../components/ui/button.tsx";
import { Label } from "../../components/ui/label.tsx";
import { Select } from "../../components/ui/select.tsx";
import type { Operator } from "./operators.ts";
import { lineWords } from "./words.ts";

interface OperatorFormProps {
  operators: readonly Operator[];
  chosen: Operator | undefined;
  /** Where on this page the answer stands; without it, at its top. */
  anchor?: string;
  submit: string;
  locale: Locale;
}

/** Shows the page with the codes of one operator: works without a script, and the address can be kept. */
export function OperatorForm({ operators, chosen, anchor, submit, locale }: OperatorFormProps) {
  const text = lineWords(locale).codes;
  return (
    <form method="get" action={anchor} className="mt-4 flex flex-col gap-3 sm:flex-row sm:items-end print:hidden">
      <div className="min-w-0 grow space-y-2">
        <Label htmlFor="operateur">{text.choose}</Label>
        <Select key={chosen?.key ?? ""} id="operateur" name="operateur" defaultValue={chosen?.key ?? ""}>
          {!chosen && <option value="" />}
          {operators.map(({ key, name, lineType }) => (
            <option key={key} value={key}>
              {`${name}, ${text.lineTypes[lineType]}`}
            </option>
          ))}
        </Select>
      </div>
      <Button type="submit" variant="outline" size="field" className="w-full sm:w-auto">
        {submit}
      </Button>
    </form>
  );
}
