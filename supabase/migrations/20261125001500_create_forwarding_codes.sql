-- What to dial so that a telephone passes its calls on. Sources disagree and operators change them: operators of ours keep this table.
create table public.forwarding_codes (
  id uuid primary key default gen_random_uuid(),
  country text not null check (country ~ '^[A-Z]{2}$'),
  operator text not null check (char_length(operator) between 1 and 60),
  line_type text not null check (line_type in ('mobile', 'box', 'landline', 'voip')),
  kind text not null check (kind in ('all', 'no_reply', 'busy', 'unreachable')),
  on_code text check (on_code ~ '^[0-9*#]*\{number\}(\*{1,2}\{seconds\})?[0-9*#]*$'),
  off_code text check (off_code ~ '^[0-9*#]{1,20}$'),
  check_code text check (check_code ~ '^[0-9*#]{1,20}$'),
  number_form text not null default 'international' check (number_form in ('international', 'national')),
  note_fr text check (char_length(note_fr) between 1 and 400),
  note_en text check (char_length(note_en) between 1 and 400),
  source text not null check (char_length(source) between 1 and 200),
  checked_on date not null,
  is_verified boolean not null default false,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  unique (country, operator, line_type, kind),
  constraint forwarding_codes_say_how check (on_code is not null or (note_fr is not null and note_en is not null)),
  constraint forwarding_codes_in_both_languages check ((note_fr is null) = (note_en is null))
);
comment on table public.forwarding_codes is 'Nobody''s data: read by everybody, changed through ops.set_forwarding_code';
comment on column public.forwarding_codes.on_code is '{number} as number_form says, {seconds} it may ring before; null where there is only a menu';
comment on column public.forwarding_codes.is_verified is 'False: told by one source, or by analogy; to be tried with the person';
alter table public.forwarding_codes enable row level security;
revoke all on public.forwarding_codes from anon, authenticated, service_role;
grant select on public.forwarding_codes to anon, authenticated, service_role;

create policy "everybody sees how calls are forwarded" on public.forwarding_codes
  for select to anon, authenticated using (true);

create trigger forwarding_codes_touch_updated_at before update on public.forwarding_codes
  for each row execute function private.touch_updated_at();

-- Standard codes of mobile networks (3GPP TS 22.030, annex B), as far as somebody says that this operator takes them.
insert into public.forwarding_codes
  (country, operator, line_type, kind, on_code, off_code, check_code, note_fr, note_en, source, checked_on, is_verified)
select o.country, o.operator, 'mobile', k.kind, k.on_code, k.off_code, k.check_code,
  coalesce(o.note_fr, k.note_fr), coalesce(o.note_en, k.note_en), o.source, date '2026-11-01', o.is_verified
from (values
  ('FR', 'Orange', 'Guide « Renvoi d''appel : guide par opérateur »; 3GPP TS 22.030', true, null, null),
  ('FR', 'SFR', 'Guide « Renvoi d''appel : guide par opérateur »; 3GPP TS 22.030', true, null, null),
  ('FR', 'Bouygues Telecom', 'Guide « Renvoi d''appel : guide par opérateur »; 3GPP TS 22.030', true, null, null),
  ('FR', 'Free Mobile', 'Guide « Renvoi d''appel : guide par opérateur »; 3GPP TS 22.030', true, null, null),
  ('CH', 'Swisscom', '3GPP TS 22.030', false, null, null),
  ('CH', 'Sunrise', '3GPP TS 22.030', false, null, null),
  ('CH', 'Salt', '3GPP TS 22.030', false, null, null),
  ('BE', 'Proximus', '3GPP TS 22.030', false, null, null),
  ('BE', 'Orange Belgium', '3GPP TS 22.030', false, null, null),
  ('BE', 'BASE', '3GPP TS 22.030; BASE support', false,
    'Activer un renvoi désactive le service de blocage d''appels.', 'Forwarding switches the call-blocking service off.'),
  ('CA', 'Bell', 'Support pages of Bell and Solo Mobile; 3GPP TS 22.030', true,
    '##002# supprime tous les renvois.', '##002# removes every forwarding.'),
  ('CA', 'Rogers', 'Support pages of North American carriers; 3GPP TS 22.030', true,
    '##002# supprime tous les renvois.', '##002# removes every forwarding.')
) as o (country, operator, source, is_verified, note_fr, note_en)
cross join (values
  ('all', '**21*{number}#', '##21#', '*#21#', null, null),
  ('no_reply', '**61*{number}**{seconds}#', '##61#', '*#61#',
    'Notez d''abord la réponse de *#61# : ce renvoi remplace la messagerie vocale.',
    'Note what *#61# answers first: this forwarding takes the place of voicemail.'),
  ('busy', '**67*{number}#', '##67#', '*#67#',
    'Notez d''abord la réponse de *#67# : ce renvoi remplace la messagerie vocale.',
    'Note what *#67# answers first: this forwarding takes the place of voicemail.'),
  ('unreachable', '**62*{number}#', '##62#', '*#62#',
    'Notez d''abord la réponse de *#62# : ce renvoi remplace la messagerie vocale.',
    'Note what *#62# answers first: this forwarding takes the place of voicemail.')
) as k (kind, on_code, off_code, check_code, note_fr, note_en);

insert into public.forwarding_codes
  (country, operator, line_type, kind, on_code, off_code, check_code, number_form, note_fr, note_en, source, checked_on, is_verified)
select country, operator, line_type, kind, on_code, off_code, check_code, number_form, note_fr, note_en, source, date '2026-11-01', is_verified
from (values
  ('FR', 'Orange', 'box', 'all', '*21*{number}#', '#21#', '*#21#', 'national',
    'À composer sur le téléphone branché sur la box.', 'To be dialled on the telephone plugged into the box.',
    'Common practice of French boxes', false),
  ('FR', 'SFR', 'box', 'all', '*21*{number}#', '#21#', '*#21#', 'national',
    'À composer sur le téléphone branché sur la box.', 'To be dialled on the telephone plugged into the box.',
    'Common practice of French boxes', false),
  ('FR', 'Bouygues Telecom', 'box', 'all', '*21*{number}#', '#21#', '*#21#', 'national',
    'À composer sur le téléphone branché sur la box.', 'To be dialled on the telephone plugged into the box.',
    'Common practice of French boxes', false),
  ('FR', 'Freebox', 'box', 'all', null, null, null, 'national',
    'Espace Abonné → Téléphonie → Gestion de mes services téléphoniques ; certains changements ne sont acceptés que depuis la connexion de la Freebox.',
    'In the subscriber area (Espace Abonné): Téléphonie → Gestion de mes services téléphoniques; some changes are accepted only from the Freebox''s own connection.',
    'Univers Freebox, telephone services', true),
  ('FR', 'OVH', 'voip', 'all', '*21*{number}#', '#21#', '*#21#', 'national',
    '#002 arrête tous les renvois.', '#002 ends every forwarding.', 'OVHcloud docs, activer_desactiver_fonctions', true),
  ('FR', 'OVH', 'voip', 'no_reply', '*61*{number}*{seconds}#', '#002', null, 'national',
    '#002 arrête tous les renvois.', '#002 ends every forwarding.', 'OVHcloud docs, activer_desactiver_fonctions', true),
  ('FR', 'OVH', 'voip', 'busy', '*69*{number}#', '#002', null, 'national',
    'Occupé : 69 et non 67. #002 arrête tous les renvois.', 'Busy is 69, not 67. #002 ends every forwarding.',
    'OVHcloud docs, activer_desactiver_fonctions', true),
  ('CH', 'Swisscom', 'landline', 'all', '*21{number}#', '#21#', '*#21#', 'national', null, null,
    'Swisscom help, Services 21/61/67', true),
  ('CH', 'Swisscom', 'landline', 'no_reply', '*61{number}#', '#61#', '*#61#', 'national',
    'Après 25 secondes de sonnerie.', 'After ringing for 25 seconds.', 'Swisscom help, Services 21/61/67; off and check by analogy', false),
  ('CH', 'Swisscom', 'landline', 'busy', '*67{number}#', '#67#', '*#67#', 'national', null, null,
    'Swisscom help, Services 21/61/67; off and check by analogy', false),
  ('CH', 'Sunrise', 'box', 'all', null, null, null, 'national',
    'Dans l''interface web de la Sunrise Internet Box : renvoi immédiat.', 'In the web interface of the Sunrise Internet Box: immediately.',
    'Sunrise Internet Box manual, p. 104', true),
  ('CH', 'Sunrise', 'box', 'no_reply', null, null, null, 'national',
    'Dans l''interface web de la Sunrise Internet Box : sans réponse, jusqu''à 60 secondes.',
    'In the web interface of the Sunrise Internet Box: no answer, up to 60 seconds.', 'Sunrise Internet Box manual, p. 104', true),
  ('CH', 'Sunrise', 'box', 'busy', null, null, null, 'national',
    'Dans l''interface web de la Sunrise Internet Box : occupé.', 'In the web interface of the Sunrise Internet Box: busy.',
    'Sunrise Internet Box manual, p. 104', true),
  ('US', 'Verizon', 'mobile', 'all', '*72{number}', '*73', null, 'national',
    'Vaut aussi pour Visible. Le réglage du téléphone est bloqué par l''opérateur.',
    'Also for Visible. The carrier blocks the setting in the telephone.', 'Verizon support', true),
  ('US', 'Verizon', 'mobile', 'no_reply', '*71{number}', '*73', null, 'national',
    'Occupé ou sans réponse. Selon une autre source, s''arrête par *93.', 'Busy or no answer. Another source says that *93 ends it.',
    'Verizon support; other guides disagree', false),
  ('US', 'Verizon', 'mobile', 'busy', '*90{number}', '*91', null, 'national',
    'D''après une seule source ; *71 vaut aussi quand la ligne est occupée.', 'From one source only; *71 also serves when the line is busy.',
    'One guide of North American carriers', false),
  ('US', 'AT&T', 'mobile', 'all', '**21*{number}#', '##21#', '*#21#', 'international', null, null, 'Guides of North American carriers', true),
  ('US', 'AT&T', 'mobile', 'no_reply', '**61*{number}#', '##61#', '*#61#', 'international',
    'Autre source : *92, le numéro, # ; arrêt par *93#.', 'Another source: *92, the number, #; off with *93#.',
    'Guides of North American carriers disagree', false),
  ('US', 'AT&T', 'mobile', 'busy', '**67*{number}#', '##67#', '*#67#', 'international',
    'Autre source : *90, le numéro, # ; arrêt par *91#.', 'Another source: *90, the number, #; off with *91#.',
    'Guides of North American carriers disagree', false),
  ('US', 'T-Mobile', 'mobile', 'all', '**21*{number}#', '##21#', '*#21#', 'international', null, null,
    'Guides of North American carriers', true),
  ('US', 'T-Mobile', 'mobile', 'no_reply', '**61*{number}#', '##61#', '*#61#', 'international',
    '##004# supprime tous les renvois conditionnels.', '##004# removes every conditional forwarding.',
    'Guides of North American carriers', true),
  ('US', 'US Cellular', 'mobile', 'all', '*72{number}', '*720', null, 'national', null, null, 'Guides of North American carriers', true),
  ('CA', 'Telus', 'mobile', 'all', '*21*{number}#', '#21#', null, 'national',
    'Vers l''Amérique du Nord seulement, 3 000 minutes par mois. Anciens téléphones : *72 et *720.',
    'To North America only, 3 000 minutes a month. Old telephones: *72 and *720.', 'Telus support', true),
  ('CA', 'Telus', 'mobile', 'no_reply', '*61*{number}#', '#61#', null, 'national',
    'Vers l''Amérique du Nord seulement.', 'To North America only.', 'Telus support; off by analogy', false),
  ('CA', 'Telus', 'mobile', 'busy', '*67*{number}#', '#67#', null, 'national',
    'Vers l''Amérique du Nord seulement.', 'To North America only.', 'Telus support; off by analogy', false),
  ('CA', 'Telus', 'mobile', 'unreachable', '*62*{number}#', '#62#', null, 'national',
    'Vers l''Amérique du Nord seulement.', 'To North America only.', 'Telus support; off by analogy', false)
) as codes (
  country, operator, line_type, kind, on_code, off_code, check_code, number_form, note_fr, note_en, source, is_verified
);

insert into public.forwarding_codes
  (country, operator, line_type, kind, on_code, off_code, number_form, note_fr, note_en, source, checked_on, is_verified)
select country, 'VoIP (cable)', 'voip', kind, on_code, off_code, 'national', note_fr, note_en,
  'Guides of North American carriers; FreePBX defaults', date '2026-11-01', true
from unnest(array['US', 'CA']) as country
cross join (values
  ('all', '*72{number}', '*73', null, null),
  ('no_reply', '*92{number}', '*93',
    '*71 : occupé ou sans réponse à la fois, arrêt par *73.', '*71: busy and no answer at once, off with *73.'),
  ('busy', '*90{number}', '*91',
    '*71 : occupé ou sans réponse à la fois, arrêt par *73.', '*71: busy and no answer at once, off with *73.')
) as codes (kind, on_code, off_code, note_fr, note_en);
