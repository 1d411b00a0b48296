/** Where a page ended: the last row's sorting instant exactly as it is stored, since a rounded one would skip or repeat rows. */
export interface Position {
  readonly at: string;
  readonly id: string;
}

export interface PageRequest {
  readonly limit: number;
  readonly after?: Position | undefined;
}

export interface Page<Item> {
  readonly items: Item[];
  /** Undefined at the end. */
  readonly next: Position | undefined;
}
