// Short numbers of French and European emergency services. They call back from these or from any other number.
const EMERGENCY = new Set(["15", "17", "18", "110", "112", "114", "115", "116000", "116117", "119", "191", "196", "197", "999", "911"]);

/** True for a caller shown as an emergency service: such a call is never refused, whatever a rule says. */
export const isEmergencyService = (caller: string): boolean => EMERGENCY.has(caller.replace(/^(\+33|0033)/, ""));
