import { type Kysely, sql } from 'kysely'

/** What every feature stands on: sessions, codes, files, acknowledged requests, imports. */
export async function up(db: Kysely<never>): Promise<void> {
  await sql`
    create table session (
      -- SHA-256 of the cookie: a stolen dump opens nothing.
      id text primary key,
      user_id uuid not null references login on delete cascade,
      account_id uuid not null references account on delete cascade,
      remembered boolean not null,
      created_at timestamptz not null,
      expires_at timestamptz not null,
      -- However active, a session ends here.
      ends_at timestamptz not null
    )`.execute(db)
  await sql`create index session_user_id on session (user_id)`.execute(db)
  await sql`
    create table activation_code (
      account_id uuid primary key references account on delete cascade,
      code_hash text not null constraint activation_code_hash unique,
      issued_at timestamptz not null,
      expires_at timestamptz not null,
      used_at timestamptz
    )`.execute(db)
  await sql`
    create table known_device (
      id text primary key,
      login_id uuid not null references login on delete cascade,
      seen_at timestamptz not null
    )`.execute(db)
  await sql`
    create table sign_in_failure (
      id bigint generated always as identity primary key,
      username text not null,
      -- Null for every device never seen with this log-in: they share one allowance.
      device_id text,
      failed_at timestamptz not null
    )`.execute(db)
  await sql`create index sign_in_failure_username on sign_in_failure (username, failed_at)`.execute(db)
  await sql`
    create table request (
      account_id uuid not null references account on delete cascade,
      procedure text not null,
      key uuid not null,
      -- SHA-256 of the input: the same key with another body is refused.
      input_hash text not null,
      answer jsonb,
      created_at timestamptz not null,
      primary key (account_id, procedure, key)
    )`.execute(db)
  await sql`create index request_created on request (created_at)`.execute(db)
  await sql`
    create table file (
      -- Also the name on disk.
      id uuid primary key,
      owner_id uuid not null references account on delete cascade,
      name text not null,
      media_type text not null,
      size int not null,
      sha256 text not null,
      stored_at timestamptz not null
    )`.execute(db)
  await sql`create index file_owner on file (owner_id)`.execute(db)
  await sql`
    create table school_import (
      id uuid primary key default gen_random_uuid(),
      applied_at timestamptz not null,
      files jsonb not null,
      report jsonb not null
    )`.execute(db)
  await sql`
    create table import_doubt (
      id uuid primary key default gen_random_uuid(),
      kind text not null constraint import_doubt_kind check (kind in ('duplicate', 'homonym', 'unmatched')),
      -- What makes the same doubt the same one at the next file.
      key text not null constraint import_doubt_key unique,
      who text not null,
      reason text not null,
      seen_at timestamptz not null
    )`.execute(db)
}
