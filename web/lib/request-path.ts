import { headers } from "next/headers";
import { PATH_HEADER } from "./member-pages.ts";

/** The address of the page that is asked for, with its query. */
export const requestPath = async (): Promise<string> => (await headers()).get(PATH_HEADER) ?? "/";
