import type { Locale } from "../../domain/call/level.ts";
import type { StoryName } from "./stories.ts";

type Consent = "pending" | "accepted" | "declined" | "stopped";

export interface HomeLine {
  key: string;
  label: string;
  protectedName: string;
  /** Which of the fictional numbers are its own; a line without one is a draft. */
  ordinal?: number;
  locale?: Locale;
  status?: "draft" | "testing" | "active";
  helpLevel?: 1 | 2 | 3;
  alertLevel?: 2 | 3;
  retention?: "nothing" | "suspicious";
  familyWord?: string;
  /** From the day the history ends. */
  pausedForDays?: number;
  /** How many ordinary calls come beside the suspicious ones. */
  calls?: number;
  /** Who calls again and again. */
  regulars?: readonly string[];
  suspects?: readonly { story: StoryName; daysAgo: number; caller?: string }[];
}

export interface HomeContact {
  name: string;
  relation: string;
  phone: string;
  consent: Consent;
  /** Only told of this line. */
  line?: string;
  askedDaysAgo: number;
}

export interface HomeRule {
  phone: string;
  rule: "trusted" | "blocked";
  reason?: string;
  line?: string;
  source?: "person" | "feedback";
  daysAgo: number;
  /** Counted from the day the rule was made. */
  forDays?: number;
}

export interface HomeWindow {
  label: string;
  phone?: string;
  line?: string;
  note?: string;
  /** Negative: still to come when the history ends. */
  daysAgo: number;
  days: number;
}

export interface HomeFeedback {
  line: string;
  /** The suspicious call of that day. */
  daysAgo: number;
  by: string;
  wasScam: boolean;
  comment?: string;
  effect?: "trusted" | "blocked";
}

/** A household or an organisation, and what it has lived through. */
export interface Home {
  name: string;
  kind: "household" | "organisation";
  locale: Locale;
  people: readonly { email: string; name: string; role: "owner" | "carer" | "viewer" }[];
  lines: readonly HomeLine[];
  contacts: readonly HomeContact[];
  rules: readonly HomeRule[];
  windows: readonly HomeWindow[];
  feedback: readonly HomeFeedback[];
  monthlySpeechMinutes?: number;
}
