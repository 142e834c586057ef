import { type Kysely, sql } from 'kysely'

/** Threads and resources. A reply to a mass message opens a thread of its own, between two people. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table thread (
      id uuid primary key default gen_random_uuid(),
      subject text not null,
      author_id uuid not null references account on delete cascade,
      -- The mass message this conversation answers.
      origin_id uuid references thread on delete cascade,
      -- Words for whom it was sent to: "Responsables de la 5e B".
      audience text not null,
      -- False for a mass message: answers go to its author alone.
      open boolean not null,
      created_at timestamptz not null,
      last_message_at timestamptz not null
    )`.execute(db)
  await sql`create index thread_origin on thread (origin_id)`.execute(db)
  await sql`
    create table thread_member (
      thread_id uuid not null references thread on delete cascade,
      account_id uuid not null references account on delete cascade,
      -- Number of the last message read; 0 when none was.
      last_read int not null default 0,
      -- Copied from the thread so that an inbox is one index scan.
      last_message_at timestamptz not null,
      primary key (thread_id, account_id)
    )`.execute(db)
  await sql`create index thread_member_inbox on thread_member (account_id, last_message_at desc, thread_id)`.execute(db)
  await sql`
    create table thread_student (
      thread_id uuid not null,
      account_id uuid not null,
      -- Which child it concerns, for this member.
      student_id uuid not null references account on delete cascade,
      primary key (thread_id, account_id, student_id),
      foreign key (thread_id, account_id) references thread_member on delete cascade
    )`.execute(db)
  await sql`
    create table message (
      id uuid primary key default gen_random_uuid(),
      thread_id uuid not null references thread on delete cascade,
      -- 1, 2, 3… within the thread.
      number int not null,
      author_id uuid not null references account on delete cascade,
      body text not null,
      sent_at timestamptz not null,
      constraint message_number unique (thread_id, number)
    )`.execute(db)
  await sql`
    create table message_file (
      message_id uuid not null references message on delete cascade,
      file_id uuid not null references file,
      position int not null,
      primary key (message_id, file_id)
    )`.execute(db)
  await sql`create index message_file_file on message_file (file_id)`.execute(db)
  await sql`
    create table resource (
      id uuid primary key default gen_random_uuid(),
      teacher_id uuid not null references account on delete cascade,
      subject_id uuid references subject,
      title text not null,
      note text not null default '',
      url text,
      file_id uuid references file,
      created_at timestamptz not null,
      constraint resource_link_or_file check ((url is null) <> (file_id is null))
    )`.execute(db)
  await sql`create index resource_teacher on resource (teacher_id, created_at desc)`.execute(db)
  await sql`create index resource_file on resource (file_id)`.execute(db)
  await sql`
    create table resource_share (
      resource_id uuid not null references resource on delete cascade,
      group_id uuid not null references teaching_group on delete cascade,
      primary key (resource_id, group_id)
    )`.execute(db)
  await sql`create index resource_share_group on resource_share (group_id)`.execute(db)
}
