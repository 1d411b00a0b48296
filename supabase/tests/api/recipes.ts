import { AUTH_RECIPES } from "./auth-recipes.ts";
import { LINE_RECIPES } from "./line-recipes.ts";
import type { Recipe } from "./recipe.ts";
import { SERVICE_RECIPES } from "./service-recipes.ts";
import { TENANT_RECIPES } from "./tenant-recipes.ts";

/** One valid request for every operation of the API. An operation without one fails the suite. */
export const RECIPES: Record<string, Recipe> = { ...AUTH_RECIPES, ...TENANT_RECIPES, ...LINE_RECIPES, ...SERVICE_RECIPES };
