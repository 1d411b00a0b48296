/** What stands for the ids in the journal; plain, since it goes to the browser with the export. */
export interface JournalNames {
  /** Of the members and of the access keys, as they follow "par": one of them is "vous". */
  actors: Readonly<Record<string, string>>;
  members: Readonly<Record<string, string>>;
  lines: Readonly<Record<string, string>>;
}
