/** What is compared in part A, as tables name it. */
export const sides = {
  rx: 'RxDB on SQLite',
  instance: 'storage instance',
  bare: 'bare driver',
  dexie: 'RxDB on Dexie',
} as const;
export type SideName = (typeof sides)[keyof typeof sides];
