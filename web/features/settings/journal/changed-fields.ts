type Row = Record<string, unknown> | null;

export interface ChangedField {
  field: string;
  before: unknown;
  after: unknown;
}

/** What differs between two versions of a row, of what people know by a name; `isKnown` says what that is. */
export function changedFields(before: Row, after: Row, isKnown: (field: string) => boolean): readonly ChangedField[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...fields]
    .filter(isKnown)
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
