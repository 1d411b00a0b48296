import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { writeTar } from "./write-tar.ts";

test("what is packed comes out of tar unchanged, long names and empty files included", () => {
  const folder = mkdtempSync(join(tmpdir(), "tar-"));
  const long = `package/${"folder-of-some-length/".repeat(6)}file.js`;
  try {
    const files = [
      { name: "package/a.txt", bytes: Buffer.from("a".repeat(513)) },
      { name: "package/empty", bytes: Buffer.alloc(0) },
      { name: long, bytes: Buffer.from("deep") },
    ];
    writeFileSync(join(folder, "x.tar"), writeTar(files));
    execFileSync("tar", ["-xf", "x.tar"], { cwd: folder });
    for (const { name, bytes } of files) expect(readFileSync(join(folder, name))).toEqual(bytes);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
