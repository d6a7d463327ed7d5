import { afterEach, expect, it } from 'vitest';
import { worklistRowOf } from '../../../src-shared/contract/worklist-row.fixture.ts';
import { clearPicked, isAnyPicked, useAccountSelection } from '../../state/account-selection.ts';
import type { EngineClient } from '../engine-client.ts';
import { chooseAll } from './choose-all.ts';

const question = { search: '', filter: 'all', sort: 'name', direction: 'ascending' } as const;

/** A list of so many accounts, of which a part is told when `whenAsked` is through. */
function clientOf(total: number, whenAsked: () => void = () => undefined): EngineClient {
  const watch = async ({ offset, limit }: { readonly offset: number; readonly limit: number }) => {
    whenAsked();
    const count = Math.max(0, Math.min(limit, total - offset));
    const rows = Array.from({ length: count }, (_, place) =>
      worklistRowOf({ accountId: `a${(offset + place).toString()}` }),
    );
    return (async function* () {
      yield { kind: 'window', head: { total }, rows };
    })();
  };
  return { worklist: { watch } } as unknown as EngineClient;
}

const picked = () => useAccountSelection.getState().selection;

afterEach(clearPicked);

it('chooses the accounts of a list and no others', async () => {
  await chooseAll(clientOf(3), question);
  await chooseAll(clientOf(1_200), question);
  expect(picked().size).toBe(1_200);
  expect([picked().has('a1199'), picked().has('a1200')]).toEqual([true, false]);
  expect(useAccountSelection.getState().collecting).toBeNull();
});

it('says how far it is, and changes nothing when it is stopped', async () => {
  await chooseAll(clientOf(3), question);
  const counts: (number | undefined)[] = [];
  await chooseAll(
    clientOf(5_000, () => {
      const { collecting } = useAccountSelection.getState();
      counts.push(collecting?.count);
      if (counts.length === 3) collecting?.stop();
    }),
    question,
  );
  expect(counts).toEqual([0, 500, 1_000]);
  expect(picked().size).toBe(3);
});

it('is over when nothing is to be chosen any more', async () => {
  await chooseAll(clientOf(1_000, clearPicked), question);
  expect(isAnyPicked(useAccountSelection.getState())).toBe(false);
});

it('does not stay under way when the list cannot be read', async () => {
  const broken = clientOf(3, () => {
    throw new Error('no engine');
  });
  await expect(chooseAll(broken, question)).rejects.toThrow('no engine');
  expect(useAccountSelection.getState().collecting).toBeNull();
});
