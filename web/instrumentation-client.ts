import { config } from "zod/v4/core";

// Before any schema is made: else each tries whether it may compile itself, and our content policy reports that as an attack.
config({ jitless: true });
