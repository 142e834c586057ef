/** What the server tells an open screen: something of yours changed, ask again. It carries no content. */
export type LiveEvent =
  | { kind: 'thread'; id: string }
  | { kind: 'homework'; id: string }
  | { kind: 'timetable'; id: string }
  | { kind: 'rights'; id: string }
