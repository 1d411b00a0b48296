/** What stands for the ids in the journal; plain, since it goes to the browser with the export. */
export interface JournalNames {
  /** Of the members and of the access keys. */
  actors: Readonly<Record<string, string>>;
  lines: Readonly<Record<string, string>>;
}
