import { readFile } from "node:fs/promises";
import { PEOPLE, type Person } from "./rights-scene.ts";

export type Cell = "yes" | "own" | "none" | "no";
export type Cells = Record<Person, Cell>;

export interface TableRight {
  table: string;
  verb: string;
  cells: Cells;
  /** As the document words it. */
  columns: string;
}
export interface FunctionRight {
  name: string;
  cells: Cells;
}

const CELLS: Record<string, Cell> = { yes: "yes", own: "own", "–": "none", no: "no" };

function readCells(texts: string[], row: string): Cells {
  const cells = PEOPLE.map((who, index) => [who, CELLS[texts[index] ?? ""]] as const);
  if (cells.some(([, cell]) => !cell)) throw new Error(`not a row of rights: ${row}`);
  return Object.fromEntries(cells) as Cells;
}

/** The rows of docs/rights.md. */
export async function readRights(): Promise<{ tables: TableRight[]; functions: FunctionRight[] }> {
  const text = await readFile(new URL("../../docs/rights.md", import.meta.url), "utf8");
  const tables: TableRight[] = [];
  const functions: FunctionRight[] = [];
  for (const line of text.split("\n")) {
    const cells = line.startsWith("| ") ? line.split("|").slice(1, -1) : [];
    const [first = "", second = "", ...others] = cells.map((cell) => cell.trim());
    if (["select", "insert", "update", "delete"].includes(second)) {
      const table = first || (tables.at(-1)?.table ?? "");
      tables.push({ table, verb: second, cells: readCells(others, line), columns: others[PEOPLE.length] ?? "" });
    } else if (first && !["Table", "Function"].includes(first)) {
      functions.push({ name: first, cells: readCells([second, ...others], line) });
    }
  }
  return { tables, functions };
}
