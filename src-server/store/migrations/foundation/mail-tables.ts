/**
 * Mails that are still to be sent: what they say stands in the activity of the same id. A row is there from the
 * command that asked for the mail until a mail server took it or nobody tries any more. Who sends one puts its next time
 * off first, so that no other server begins the same, and one that dies meanwhile is followed by another. `taken_at`: a mail
 * server has it, and all that is left is to write that down where people see it.
 */
export const mailTables: readonly string[] = [
  `create table mail_queue (
    tenant_id text not null,
    id text not null,
    account_id text not null,
    queued_at timestamptz not null,
    due_at timestamptz not null,
    attempts integer not null check (attempts >= 0),
    taken_at timestamptz,
    primary key (tenant_id, id)
  )`,
  'create index mail_queue_due on mail_queue (due_at)',
];
