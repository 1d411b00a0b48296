const TEST = "\\.(int\\.)?(test|contract)\\.tsx?$";
const PROJECT = "^(shared|functions|media-relay|web|supabase|scripts)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      comment: "Modules that need each other cannot be understood one at a time.",
      severity: "error",
      from: { path: PROJECT },
      to: { circular: true },
    },
    {
      name: "everything-resolves",
      comment: "An import that leads nowhere is left out of an Edge upload without a word.",
      severity: "error",
      from: { path: PROJECT },
      to: { couldNotResolve: true },
    },
    {
      name: "no-orphans",
      comment: "Nobody imports it and it imports nothing.",
      severity: "error",
      from: {
        orphan: true,
        path: PROJECT,
        pathNot: [
          "\\.d\\.ts$",
          "\\.config\\.(ts|mjs|cjs)$",
          TEST,
          "^shared/sandbox/edge/deno-host\\.ts$",
          "^web/(app|proxy|public/sw)",
          "^supabase/functions/[^/]+/index\\.ts$",
        ],
      },
      to: {},
    },
    {
      name: "domain-is-pure",
      comment: "Rules depend on nothing: no package, no runtime, no other part of shared.",
      severity: "error",
      from: { path: "^shared/domain/", pathNot: TEST },
      to: { pathNot: "^shared/domain/" },
    },
    {
      name: "contracts-and-ports-know-the-domain-only",
      severity: "error",
      from: { path: "^shared/(contracts|ports)/", pathNot: TEST },
      to: { pathNot: ["^shared/(domain|contracts|ports)/", "^node_modules/zod/"] },
    },
    {
      name: "use-cases-know-no-adapter",
      severity: "error",
      from: { path: "^shared/app/", pathNot: TEST },
      to: { path: "^shared/", pathNot: "^shared/(domain|contracts|ports|config|app)/" },
    },
    {
      name: "adapters-and-routes-apart",
      severity: "error",
      from: { path: "^shared/(adapters|http|client|config)/", pathNot: TEST },
      to: { path: "^shared/(adapters|http|client)/", pathNot: "^shared/$1/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "shared-is-portable",
      comment: "Runs unchanged on Node, Deno and in a browser.",
      severity: "error",
      from: { path: "^shared/", pathNot: ["^shared/sandbox/", TEST] },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "shared-knows-no-deployable",
      severity: "error",
      from: { path: "^shared/", pathNot: TEST },
      to: { path: "^(functions|media-relay|web|supabase|scripts)/" },
    },
    {
      name: "deployables-apart",
      severity: "error",
      from: { path: "^(functions|media-relay|web|supabase/functions/[^/]+)/", pathNot: TEST },
      to: { path: "^(functions|media-relay|web|supabase|scripts)/", pathNot: "^$1/" },
    },
    {
      name: "web-sees-contracts-and-client",
      severity: "error",
      from: { path: "^web/", pathNot: [TEST, "^web/e2e/"] },
      to: { path: "^shared/", pathNot: "^shared/(contracts|client|domain|config)/" },
    },
    {
      name: "sandbox-never-ships",
      comment: "Stand-ins are for tests and scripts.",
      severity: "error",
      from: { pathNot: ["^shared/sandbox/", "^scripts/", "^supabase/tests/", "^web/e2e/", TEST] },
      to: { path: "^shared/sandbox/" },
    },
    {
      name: "twilio-in-one-place",
      severity: "error",
      from: { pathNot: ["^functions/src/adapters/", "^node_modules/", TEST] },
      to: { path: "^node_modules/twilio/" },
    },
    {
      name: "model-sdk-in-one-place",
      severity: "error",
      from: { pathNot: ["^media-relay/src/second-opinion/ai-sdk-model\\.ts$", "^node_modules/"] },
      to: { path: "^node_modules/(ai|@ai-sdk)/" },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: ["(^|/)\\.next/", "^supabase/functions/[^/]+/deno\\.json$"] },
    // A function that happens to be called `require` is no import.
    moduleSystems: ["es6"],
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: [".ts", ".tsx", ".mts", ".cts", ".js", ".mjs", ".cjs", ".json", ".d.ts", ".css"],
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "default", "types"],
      mainFields: ["module", "main", "types"],
    },
    tsConfig: { fileName: "tsconfig.json" },
  },
};
