import { type Kysely, sql } from 'kysely'

/** When and where: weeks, holidays, slots. What an alternation means is its list of Mondays, never its name. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create type week_kind as enum ('A', 'B')`.execute(db)
  await sql`create type holiday_kind as enum ('school', 'public')`.execute(db)
  await sql`create table room (id uuid primary key default gen_random_uuid(), code text not null constraint room_code unique)`.execute(
    db,
  )
  await sql`
    create table school_week (
      monday date primary key constraint school_week_monday check (extract(isodow from monday) = 1),
      week_kind week_kind
    )`.execute(db)
  await sql`
    create table holiday (
      id uuid primary key default gen_random_uuid(),
      name text not null,
      kind holiday_kind not null,
      starts_on date not null,
      -- The day lessons begin again.
      ends_on date not null,
      constraint holiday_once unique (name, starts_on),
      constraint holiday_span check (ends_on > starts_on)
    )`.execute(db)
  await sql`
    create table alternation (
      id uuid primary key default gen_random_uuid(),
      code text not null constraint alternation_code unique,
      name text not null,
      -- Null when lessons come every week, or on weeks that are neither the A nor the B ones.
      week_kind week_kind
    )`.execute(db)
  await sql`
    create table alternation_week (
      alternation_id uuid not null references alternation on delete cascade,
      monday date not null,
      primary key (alternation_id, monday)
    )`.execute(db)
  await sql`
    create table slot (
      id uuid primary key default gen_random_uuid(),
      source_key text constraint slot_source unique,
      group_id uuid not null references teaching_group on delete cascade,
      subject_id uuid not null references subject,
      modality text,
      -- ISO: 1 is Monday.
      day int not null constraint slot_day check (day between 1 and 7),
      starts_at time not null,
      ends_at time not null,
      alternation_id uuid not null references alternation,
      room_id uuid references room,
      -- A slot that a newer timetable dropped keeps its past lessons.
      starts_on date not null,
      ends_on date,
      constraint slot_hours check (ends_at > starts_at)
    )`.execute(db)
  await sql`create index slot_group on slot (group_id, (coalesce(ends_on, 'infinity')))`.execute(db)
  await sql`
    create table slot_teacher (
      slot_id uuid not null references slot on delete cascade,
      teacher_id uuid not null references account on delete cascade,
      primary key (slot_id, teacher_id)
    )`.execute(db)
  await sql`create index slot_teacher_teacher on slot_teacher (teacher_id)`.execute(db)
}
