import type { SeededRandom } from '../../bench/harness/seeded-random.ts';

/** UUIDs (version 4) that are the same for the same sequence. */
export function seededIds(random: SeededRandom): { next(): string } {
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => random.integer(0, 15).toString(16)).join('');
  return {
    next: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${random.pick(['8', '9', 'a', 'b'])}${hex(3)}-${hex(12)}`,
  };
}
