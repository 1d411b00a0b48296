/** Kept and given back as they are; what they would do to a careless page, shell or query, they do nowhere. */
export const HOSTILE_TEXTS = [
  "'); drop table calls; --",
  "' or '1'='1",
  "<script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "#{7*7}{{7*7}}`id`$(id)",
  "a,b.eq.1)&or=(id.neq.0",
  "%00%0d%0aSet-Cookie: a=b",
  "../../etc/passwd",
  "__proto__",
  "null",
  "Ê🧓🏽‮abc",
] as const;

/** No database keeps these. */
export const UNKEEPABLE_TEXTS = ["a\u0000b", "a\ud800b"] as const;

export const HOSTILE_CURSORS = [
  "x",
  "=",
  btoa("[]"),
  btoa(JSON.stringify(["2026-01-01T00:00:00Z),or(id.neq.0", "3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80"])),
  btoa(JSON.stringify(["2026-02-31T00:00:00Z", "3f2b8a54-9d0e-4c61-8f7a-2b1c5d6e7f80"])),
] as const;
