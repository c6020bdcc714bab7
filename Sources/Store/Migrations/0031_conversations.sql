-- What was said, so that closing the window, or pulling the plug, loses nothing. A conversation is its owner's alone.

create table crm_conversations (
  id uuid primary key,
  login text not null default session_user,
  property_id uuid not null references properties (id) on delete cascade,
  -- The short names things were shown by; never used twice in one conversation.
  handles json,
  turn_count integer not null default 0,
  -- The line being typed.
  draft text not null default '',
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
create index crm_conversations_latest on crm_conversations (login, property_id, updated_at desc);

create table crm_conversation_turns (
  conversation_id uuid not null references crm_conversations (id) on delete cascade,
  -- Counted from 1.
  number integer not null check (number >= 1),
  speaker text not null check (speaker in ('person', 'model', 'program')),
  text text not null,
  -- Whatever else belongs to the turn, such as the material handed in.
  detail json,
  proposal_id uuid references crm_proposals (id) on delete set null,
  at timestamptz not null default now(),
  primary key (conversation_id, number)
);
create index crm_conversation_turns_by_proposal on crm_conversation_turns (proposal_id);

select crm_close_table('crm_conversations'), crm_close_table('crm_conversation_turns');
grant select, insert, update, delete on crm_conversations, crm_conversation_turns to configurator_app;
create policy crm_own on crm_conversations for all to configurator_app
  using (login = session_user) with check (login = session_user);
create policy crm_own on crm_conversation_turns for all to configurator_app
  using (exists (select from crm_conversations c where c.id = conversation_id and c.login = session_user))
  with check (exists (select from crm_conversations c where c.id = conversation_id and c.login = session_user));
