/** Where zod looks for them: set so, a page without schemas need not load zod. */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

// Before any schema is made: else each tries whether it may compile itself, and the content policy reports that as an attack.
globalThis.__zod_globalConfig = { jitless: true };

export {};
