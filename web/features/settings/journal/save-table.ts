/** Hands a table to the person through their own browser: it is nowhere else. */
export function saveTable(name: string, table: string): void {
  const address = URL.createObjectURL(new Blob([table], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
