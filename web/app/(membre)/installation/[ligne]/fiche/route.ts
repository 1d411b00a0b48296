import { contactFile } from "../../../../../features/installation/contact-file.ts";
import { requireLine } from "../../../../../features/lines/require-line.ts";

/** The Ethiq number of a line, as an address book takes it. */
export async function GET(_: Request, { params }: { params: Promise<{ ligne: string }> }): Promise<Response> {
  const { line } = await requireLine((await params).ligne);
  if (!line.ethiqNumber) return new Response(null, { status: 404 });
  return new Response(contactFile(line.ethiqNumber), {
    headers: {
      "content-type": "text/vcard; charset=utf-8",
      "content-disposition": 'attachment; filename="ethiq.vcf"',
      "cache-control": "private, no-store",
    },
  });
}
