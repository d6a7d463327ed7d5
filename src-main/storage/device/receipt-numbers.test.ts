import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fail, type Result, succeed } from '../../../src-shared/domain/failure.ts';
import { collector, envelopeOf } from '../../engine/command.fixture.ts';
import { sessionOf } from '../../engine/session.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { createReceiptNumbers } from './receipt-numbers.ts';

const asItIs = (number: Result<string>) => number;
const block = (from: number, to: number) => ({ prefix: 'A1', from, to });

describe('the receipt numbers of a device (R2)', () => {
  let store: ReturnType<typeof openWorkstationFile>;
  const numbersOf = () => createReceiptNumbers(store.file, store.device);

  beforeEach(() => {
    store = openWorkstationFile();
    store.device.saveSession(sessionOf('user-1'));
  });
  afterEach(() => store.remove());

  it('are given in order and without a gap, across blocks and restarts, until none is left', () => {
    expect(numbersOf().add(block(1, 3))).toBe(true);
    expect(numbersOf().add(block(4, 5))).toBe(true);
    expect(numbersOf().left()).toBe(5);
    const given = Array.from({ length: 5 }, () => numbersOf().use(asItIs));
    expect(given).toEqual(['A1-1', 'A1-2', 'A1-3', 'A1-4', 'A1-5'].map(succeed));
    expect(numbersOf().use(asItIs)).toEqual(fail('RECEIPT_NUMBERS_USED_UP'));
    expect(numbersOf().left()).toBe(0);
    expect(numbersOf().lastNumber()).toBe(5);
  });

  it('are not given twice although a block is answered twice or an old one comes late', () => {
    const numbers = numbersOf();
    expect(numbers.add(block(1, 3))).toBe(true);
    expect(numbers.add(block(1, 3))).toBe(false);
    expect(numbers.add(block(2, 9))).toBe(false);
    expect(numbers.add(block(9, 8))).toBe(false);
    expect(numbers.left()).toBe(3);
  });

  it('are used together with the command that prints them, or not at all', () => {
    const numbers = numbersOf();
    numbers.add(block(1, 3));
    const issue = (isBroken: boolean) =>
      numbers.use((number) => {
        store.outbox.append(envelopeOf(), collector);
        if (isBroken) throw new Error('the disk');
        return number;
      });
    expect(() => issue(true)).toThrow('the disk');
    expect(store.outbox.counts('user-1').waiting).toBe(0);
    expect(numbers.use(() => fail('ALLOCATION_SUM_MISMATCH'))).toEqual(fail('ALLOCATION_SUM_MISMATCH'));
    expect(numbers.left()).toBe(3);
    expect(issue(false)).toEqual(succeed('A1-1'));
    expect(store.outbox.counts('user-1').waiting).toBe(1);
  });

  it('belong to the organisation that is signed in', () => {
    numbersOf().add(block(1, 3));
    const other = sessionOf('user-2');
    store.device.saveSession({ ...other, organisation: { ...other.organisation, id: 'organisation-2' } });
    expect(numbersOf().use(asItIs)).toEqual(fail('RECEIPT_NUMBERS_USED_UP'));
    expect(numbersOf().lastNumber()).toBe(0);
    store.device.saveSession(sessionOf('user-1'));
    expect(numbersOf().left()).toBe(3);
  });

  it('begin with a code that is known from the sign-in on, and stays when they are used up', () => {
    expect(numbersOf().prefix()).toBe('A7KX2M');
    numbersOf().add(block(1, 1));
    numbersOf().use(asItIs);
    expect(numbersOf().left()).toBe(0);
    expect(numbersOf().prefix()).toBe('A1');
  });

  it('tell of each use', () => {
    const numbers = numbersOf();
    const left: number[] = [];
    numbers.add(block(1, 2));
    const stop = numbers.onUse(() => left.push(numbers.left()));
    numbers.use(asItIs);
    numbers.use(asItIs);
    stop();
    numbers.use(asItIs);
    expect(left).toEqual([1, 0]);
  });
});
