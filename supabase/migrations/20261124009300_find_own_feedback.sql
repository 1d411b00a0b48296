-- Of two indexes that promise one row each, Postgres may take the one by person, and read all this person ever said.
drop index public.feedback_user_id_idx;
create index feedback_user_id_idx on public.feedback (user_id, call_id);
