import { expect, test } from "vitest";
import { fillForwardingCode } from "./forwarding-code.ts";

const number = { international: "+33199001001", national: "0199001001" };

test("a code is filled with the number in the form that the operator takes, and with a time to ring", () => {
  expect(fillForwardingCode("**21*{number}#", "international", number)).toBe("**21*+33199001001#");
  expect(fillForwardingCode("*21*{number}#", "national", number)).toBe("*21*0199001001#");
  expect(fillForwardingCode("**61*{number}**{seconds}#", "international", number)).toBe("**61*+33199001001**20#");
});
