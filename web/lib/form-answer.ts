/** After a form: the page again, so that reloading it sends nothing twice. The address stays relative, whatever proxy is in front. */
export const seeOther = (path: string): Response => new Response(null, { status: 303, headers: { location: path } });

/** Undefined also for what no form of ours sends. */
export async function formField(request: Request, name: string): Promise<string | undefined> {
  const form = await request.formData().catch(() => undefined);
  const value = form?.get(name);
  return typeof value === "string" ? value : undefined;
}
