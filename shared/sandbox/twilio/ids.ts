import { randomBytes } from "node:crypto";

export type SidPrefix = "CA" | "CF" | "MZ" | "SM" | "PN" | "FB" | "CL" | "AD" | "SD" | "CR" | "BU" | "IT" | "RD" | "BV" | "EL" | "RN";

export const newSid = (prefix: SidPrefix): string => prefix + randomBytes(16).toString("hex");

/** The date format of the REST resources and of conference callbacks. */
export const rfc2822 = (date: Date): string => date.toUTCString().replace("GMT", "+0000");
