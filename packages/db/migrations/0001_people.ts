import { type Kysely, sql } from 'kysely'

/** The school, its people, its classes, and who answers for whom. A span ends on the first day it no longer holds. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`create extension if not exists unaccent`.execute(db)
  await sql`create extension if not exists pg_trgm`.execute(db)
  await sql`create type role as enum ('student', 'teacher', 'parent', 'admin')`.execute(db)
  await sql`create type school_kind as enum ('college', 'elementary')`.execute(db)
  await sql`create type zone as enum ('A', 'B', 'C')`.execute(db)
  await sql`create type group_kind as enum ('division', 'group')`.execute(db)
  await sql`create type guardianship_level as enum ('legal', 'in_charge', 'contact')`.execute(db)
  await sql`create type guardianship_access as enum ('full', 'information', 'none')`.execute(db)
  await sql`
    create table school (
      -- One deployment, one school.
      single boolean primary key default true constraint school_single check (single),
      uai text not null,
      name text not null,
      kind school_kind not null,
      zone zone not null default 'C',
      -- The year of the rentrée: 2026 for 2026-2027.
      school_year int not null,
      starts_on date not null,
      ends_on date not null
    )`.execute(db)
  await sql`
    create table login (
      id uuid primary key default gen_random_uuid(),
      username text not null constraint login_username unique,
      password_hash text not null,
      -- The hat worn last, offered first.
      last_account_id uuid,
      created_at timestamptz not null
    )`.execute(db)
  await sql`
    create table account (
      id uuid primary key default gen_random_uuid(),
      -- One account is one person in one role; a teacher who is a parent has two, under one log-in.
      role role not null,
      login_id uuid references login on delete set null,
      civility text constraint account_civility check (civility in ('M.', 'Mme')),
      family_name text not null,
      usage_name text,
      given_name text not null default '',
      -- Lower case, no accents: what search and matching compare.
      folded_name text not null,
      birth_on date,
      -- A service of the State may be the legal guardian: it counts, and gets no log-in.
      is_institution boolean not null default false,
      -- STS FONCTION: ENS, DOC, EDU (CPE), DIR.
      staff_function text,
      level text,
      email text,
      phone text,
      siecle_student_id text constraint account_siecle_student unique,
      ine text constraint account_ine unique,
      siecle_person_id text constraint account_siecle_person unique,
      sts_type text,
      sts_id text,
      onde_key text constraint account_onde unique,
      entered_on date,
      left_on date,
      created_at timestamptz not null default now(),
      constraint account_sts unique (sts_type, sts_id)
    )`.execute(db)
  await sql`create index account_login on account (login_id)`.execute(db)
  await sql`create index account_role_name on account (role, family_name, given_name, id)`.execute(db)
  await sql`create index account_search on account using gin (folded_name gin_trgm_ops)`.execute(db)
  await sql`alter table login add foreign key (last_account_id) references account on delete set null`.execute(db)
  await sql`
    create table teaching_group (
      id uuid primary key default gen_random_uuid(),
      kind group_kind not null,
      code text not null,
      name text not null,
      level text,
      -- What the file calls it for ever: the structure's code, or ONDE's class number.
      source_key text constraint teaching_group_source unique,
      ended_on date
    )`.execute(db)
  await sql`
    create table group_division (
      group_id uuid not null references teaching_group on delete cascade,
      division_id uuid not null references teaching_group on delete cascade,
      primary key (group_id, division_id)
    )`.execute(db)
  await sql`
    create table enrolment (
      student_id uuid not null references account on delete cascade,
      group_id uuid not null references teaching_group on delete cascade,
      starts_on date not null,
      ends_on date,
      primary key (student_id, group_id, starts_on),
      constraint enrolment_span check (ends_on is null or ends_on >= starts_on)
    )`.execute(db)
  await sql`create index enrolment_group on enrolment (group_id, student_id)`.execute(db)
  await sql`
    create table guardianship (
      student_id uuid not null references account on delete cascade,
      parent_id uuid not null references account on delete cascade,
      level guardianship_level not null,
      kinship text,
      access guardianship_access not null default 'full',
      starts_on date not null,
      ends_on date,
      primary key (student_id, parent_id)
    )`.execute(db)
  await sql`create index guardianship_parent on guardianship (parent_id)`.execute(db)
  await sql`
    create table subject (
      id uuid primary key default gen_random_uuid(),
      code text not null constraint subject_code unique,
      short_code text,
      name text not null,
      hue text not null
    )`.execute(db)
  await sql`
    create table teaching (
      id uuid primary key default gen_random_uuid(),
      teacher_id uuid not null references account on delete cascade,
      group_id uuid not null references teaching_group on delete cascade,
      -- None in an école, where the class has its teacher for everything.
      subject_id uuid references subject,
      modality text,
      starts_on date not null,
      ends_on date,
      constraint teaching_once unique nulls not distinct (teacher_id, group_id, subject_id, modality, starts_on)
    )`.execute(db)
  await sql`create index teaching_group_id on teaching (group_id)`.execute(db)
  await sql`
    create table form_teacher (
      group_id uuid not null references teaching_group on delete cascade,
      teacher_id uuid not null references account on delete cascade,
      primary key (group_id, teacher_id)
    )`.execute(db)
}
