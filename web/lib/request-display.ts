import { cookies } from "next/headers";
import { DISPLAY_COOKIE, type Display, parseDisplay } from "./display.ts";

export const requestDisplay = async (): Promise<Display> => parseDisplay((await cookies()).get(DISPLAY_COOKIE)?.value);
