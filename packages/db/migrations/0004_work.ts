import { type Kysely, sql } from 'kysely'

/** Lesson → work → hand-in → feedback. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table lesson_content (
      id uuid primary key default gen_random_uuid(),
      -- None in an école: the class and the day are the lesson.
      slot_id uuid references slot,
      group_id uuid not null references teaching_group on delete cascade,
      subject_id uuid references subject,
      author_id uuid not null references account on delete cascade,
      held_on date not null,
      body text not null,
      published_at timestamptz,
      updated_at timestamptz not null,
      constraint lesson_content_slot unique (slot_id, held_on)
    )`.execute(db)
  await sql`
    create unique index lesson_content_day on lesson_content (group_id, held_on, subject_id)
      nulls not distinct where slot_id is null`.execute(db)
  await sql`create index lesson_content_group on lesson_content (group_id, held_on)`.execute(db)
  await sql`
    create table lesson_file (
      lesson_content_id uuid not null references lesson_content on delete cascade,
      file_id uuid not null references file,
      position int not null,
      primary key (lesson_content_id, file_id)
    )`.execute(db)
  await sql`create index lesson_file_file on lesson_file (file_id)`.execute(db)
  await sql`
    create table homework (
      id uuid primary key default gen_random_uuid(),
      group_id uuid not null references teaching_group on delete cascade,
      subject_id uuid references subject,
      teacher_id uuid not null references account on delete cascade,
      -- The lesson it was given in, where there is one.
      slot_id uuid references slot,
      given_on date not null,
      title text not null,
      body text not null default '',
      due_on date not null,
      due_at timestamptz not null,
      hand_in boolean not null,
      minutes int constraint homework_minutes check (minutes between 1 and 600),
      published_at timestamptz,
      updated_at timestamptz not null
    )`.execute(db)
  await sql`create index homework_group_due on homework (group_id, due_on)`.execute(db)
  await sql`create index homework_group_given on homework (group_id, given_on)`.execute(db)
  await sql`create index homework_teacher_due on homework (teacher_id, due_on)`.execute(db)
  await sql`
    create table homework_file (
      homework_id uuid not null references homework on delete cascade,
      file_id uuid not null references file,
      position int not null,
      primary key (homework_id, file_id)
    )`.execute(db)
  await sql`create index homework_file_file on homework_file (file_id)`.execute(db)
  await sql`
    create table homework_tick (
      homework_id uuid not null references homework on delete cascade,
      student_id uuid not null references account on delete cascade,
      ticked_at timestamptz not null,
      primary key (homework_id, student_id)
    )`.execute(db)
  await sql`
    create table submission (
      id uuid primary key default gen_random_uuid(),
      homework_id uuid not null references homework on delete cascade,
      student_id uuid not null references account on delete cascade,
      version int not null,
      body text not null,
      submitted_at timestamptz not null,
      late boolean not null,
      -- SHA-256 over the text and the files' own hashes: what the receipt proves.
      sha256 text not null,
      -- Every version is kept; the last one counts.
      constraint submission_version unique (homework_id, student_id, version)
    )`.execute(db)
  await sql`create index submission_student on submission (student_id, submitted_at)`.execute(db)
  await sql`
    create view latest_submission as
      select distinct on (homework_id, student_id) * from submission
      order by homework_id, student_id, version desc`.execute(db)
  await sql`
    create table submission_file (
      submission_id uuid not null references submission on delete cascade,
      file_id uuid not null references file,
      position int not null,
      primary key (submission_id, file_id)
    )`.execute(db)
  await sql`create index submission_file_file on submission_file (file_id)`.execute(db)
  await sql`
    create table feedback (
      submission_id uuid primary key references submission on delete cascade,
      author_id uuid not null references account,
      body text not null,
      updated_at timestamptz not null,
      -- Null while the teacher is still writing: nobody else sees it.
      returned_at timestamptz
    )`.execute(db)
}
