import { expect, test } from "vitest";
import { isEmergencyService } from "./emergency.ts";

test.each(["112", "15", "+33112", "+3318", "003317", "119"])("%s is an emergency service", (caller) => {
  expect(isEmergencyService(caller)).toBe(true);
});

test.each(["anonymous", "", "+33612345678", "1", "+112", "33112345678"])("%s is not", (caller) => {
  expect(isEmergencyService(caller)).toBe(false);
});
