import { randomUUID } from "node:crypto";
import { hashOf, type Scene } from "./rights-scene.ts";
import type { Connection } from "./start-postgres.ts";

// What people may call is called in earnest, about the household and as its members would.
const EXAMPLES: Record<string, (scene: Scene) => string> = {
  accept_invitation: ({ invitationHash }) => `'${invitationHash}'`,
  ask_hang_up: ({ callId }) => `'${callId}'`,
  ask_urgent_hang_up: ({ urgentHash }) => `'${urgentHash}'`,
  answer_line_agreement: ({ agreementHash }) => `'${agreementHash}', true, '2026-11'`,
  ask_line_agreement: ({ home }) => `'${home.lineId}', '${hashOf(randomUUID())}'`,
  answer_contact_invitation: ({ contactHash }) => `'${contactHash}', 'accepted', null`,
  begin_sip_password: ({ home }) => `'${home.lineId}'`,
  cancel_line: ({ home }) => `'${home.lineId}'`,
  cancel_provisioning: ({ jobId }) => `'${jobId}'`,
  claim_idempotency_key: () => "'key', 'POST /lines', 'hash'",
  start_line_test: ({ home }) => `'${home.lineId}', 'connectivity'`,
  agree_to_watch: ({ home }) => `'${home.lineId}', true`,
  create_api_key: ({ home }) =>
    `gen_random_uuid(), '${home.tenantId}', 'ERP', 'ethiq_123456', '${hashOf(randomUUID())}', array['calls:read'], 'viewer', now() + interval '1 day'`,
  create_tenant: () => "gen_random_uuid(), 'Autre', 'household', 'fr', 'FR'",
  decline_invitation: ({ invitationHash }) => `'${invitationHash}'`,
  end_my_session: ({ sessionId }) => `'${sessionId}'`,
  erase_account: () => "",
  erase_tenant: ({ home }) => `'${home.tenantId}'`,
  give_feedback: ({ callId }) => `'${callId}', true, null, false`,
  invite_member: ({ home }) => `gen_random_uuid(), '${home.tenantId}', 'claire@exemple.fr', 'viewer'`,
  move_line: ({ home }) => `'${home.lineId}', '${home.tenantId}'`,
  my_examples: () => "",
  my_sessions: () => "",
  reactivate_line: ({ home }) => `'${home.lineId}'`,
  request_contact_invitation: ({ home }) => `'${home.contacts[2]?.id}'`,
  revoke_api_key: ({ keys }) => `'${keys.carer}'`,
  retry_provisioning: ({ jobId }) => `'${jobId}'`,
  save_regulatory_profile: ({ home }) => `'${home.tenantId}', '{"endUserType": "individual"}'`,
  start_provisioning: ({ home }) => `'${home.lineId}', '{}', 'ethiq.sip.twilio.com'`,
  store_idempotent_answer: () => "'key', 'POST /lines', '{}'",
  take_call: ({ callId }) => `'${callId}'`,
  take_urgent: ({ urgentHash }) => `'${urgentHash}'`,
  use_api_key: ({ keys }) => `'${hashOf(keys.carer)}'`,
  view_contact_invitation: ({ contactHash }) => `'${contactHash}'`,
  view_urgent: ({ urgentHash }) => `'${urgentHash}'`,
  view_line_agreement: ({ agreementHash }) => `'${agreementHash}'`,
  view_invitation: ({ invitationHash }) => `'${invitationHash}'`,
  watch_call: ({ callId }) => `'${callId}'`,
  withdraw_example: ({ exampleId }) => `'${exampleId}'`,
  withdraw_invitation: ({ invitationId }) => `'${invitationId}'`,
};

export interface ExposedFunction {
  /** With its schema, unless that is public. */
  name: string;
  types: string[];
  /** Whether people may call it. */
  isForPeople: boolean;
}

/** Every function that the API exposes. */
export const exposedFunctions = (db: Connection): Promise<ExposedFunction[]> =>
  db.query<ExposedFunction>(`
    select case when p.pronamespace = 'public'::regnamespace then '' else p.pronamespace::regnamespace || '.' end || p.proname as name,
      array(select t::regtype::text from unnest(p.proargtypes) with ordinality as types (t, n) order by n) as types,
      has_function_privilege('anon', p.oid, 'execute') or has_function_privilege('authenticated', p.oid, 'execute') as "isForPeople"
    from pg_proc p
    where p.pronamespace in ('public'::regnamespace, 'ops'::regnamespace) and p.prorettype <> 'trigger'::regtype
    order by 1`);

/** A call of it; what only services call is called with nothing in its hands, since the right comes before the arguments. */
export function exampleCall({ name, types, isForPeople }: ExposedFunction, scene: Scene): string {
  const example = EXAMPLES[name];
  if (isForPeople && !example) throw new Error(`no example of ${name}: write one here`);
  const list = example ? example(scene) : types.map((type) => `null::${type}`).join(", ");
  return `select ${name.includes(".") ? name : `public.${name}`}(${list})`;
}
