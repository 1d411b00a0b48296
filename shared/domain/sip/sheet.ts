import type { Registrar } from "./registrar.ts";

export interface SheetValues {
  username: string;
  registrar: Registrar;
}

export interface SheetField {
  /** Where it is, in the words of the device; null: on the page that is open already. */
  page: string | null;
  name: string;
  /** Null: the password, which only the person has. */
  value: string | null;
}

export interface Sheet {
  title: string;
  /** What to do first, step by step. */
  before: string[];
  fields: SheetField[];
  /** How to see that it works. */
  after: string[];
}

export const fieldsOn = (page: string | null, fields: readonly (readonly [name: string, value: string | null])[]): SheetField[] =>
  fields.map(([name, value]) => ({ page, name, value }));
