import type { Tenant } from "../../contracts/v1/tenants.ts";
import type { TenantExporter } from "../../ports/tenant-export.ts";

async function* exportText(tenant: Tenant, exporter: TenantExporter): AsyncGenerator<string> {
  const head = { format: "ethiq-tenant-1", exportedAt: new Date().toISOString(), tenant };
  yield JSON.stringify(head).slice(0, -1);
  for (const table of exporter.tables) {
    yield `,\n${JSON.stringify(table)}:[`;
    let isFirst = true;
    for await (const rows of exporter.pages(tenant.id, table)) {
      if (rows.length === 0) continue;
      yield `${isFirst ? "" : ","}\n${rows.map((row) => JSON.stringify(row)).join(",\n")}`;
      isFirst = false;
    }
    yield "]";
  }
  yield ',\n"isComplete":true}\n';
}

/** Read as it is sent, a page at a time, however much there is. Breaks off when the database does: the file then ends early. */
export function streamExport(tenant: Tenant, exporter: TenantExporter): ReadableStream<Uint8Array> {
  const parts = exportText(tenant, exporter);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    async cancel() {
      await parts.return(undefined);
    },
  });
}
