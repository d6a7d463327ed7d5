import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sessionOf } from '../../engine/session.fixture.ts';
import { openWorkstationFile } from '../workstation-file.fixture.ts';
import { createDocumentNumbers } from './document-numbers.ts';

let store: ReturnType<typeof openWorkstationFile>;
beforeEach(() => {
  store = openWorkstationFile();
  store.device.saveSession(sessionOf('user-1'));
});
afterEach(() => store.remove());

const open = () => createDocumentNumbers(store.file, store.device);
const numbersOf = (count: number, numbers = open()) =>
  Array.from({ length: count }, () => {
    const taken = numbers.take();
    taken.use(() => undefined);
    return taken.number;
  });

describe('numbers of documents', () => {
  it('begin with the code of the device and go on without gaps, after a restart too', () => {
    expect(numbersOf(2)).toEqual(['A7KX2M-D1', 'A7KX2M-D2']);
    expect(numbersOf(2)).toEqual(['A7KX2M-D3', 'A7KX2M-D4']);
  });

  it('are held apart for documents that are made at the same time, in whatever order they are used', () => {
    const numbers = open();
    const [one, two, three] = [numbers.take(), numbers.take(), numbers.take()];
    expect([one, two, three].map(({ number }) => number)).toEqual(['A7KX2M-D1', 'A7KX2M-D2', 'A7KX2M-D3']);
    three.use(() => undefined);
    one.use(() => undefined);
    two.giveBack();
    expect(numbersOf(2, numbers)).toEqual(['A7KX2M-D2', 'A7KX2M-D4']);
  });

  it('that were taken when the program ended are given by the next one', () => {
    const numbers = open();
    const [, two] = [numbers.take(), numbers.take()];
    two.use(() => undefined);
    expect(numbersOf(2)).toEqual(['A7KX2M-D1', 'A7KX2M-D3']);
  });

  it('are not used where the document cannot be recorded', () => {
    const numbers = open();
    const taken = numbers.take();
    const full = () => {
      throw new Error('full');
    };
    expect(() => taken.use(full)).toThrow('full');
    taken.giveBack();
    expect(numbersOf(1, numbers)).toEqual(['A7KX2M-D1']);
  });

  it('begin anew in a series of their own in a file that was put back from a backup', () => {
    numbersOf(3);
    store.file.database.pragma('application_id = 5142896');
    expect(numbersOf(2)).toEqual(['A7KX2M-D328A8-1', 'A7KX2M-D328A8-2']);
    store.file.database.pragma('application_id = 5142897');
    expect(numbersOf(1)).toEqual(['A7KX2M-D328A9-1']);
  });

  it('are counted for each organisation', () => {
    numbersOf(1);
    const session = sessionOf('user-2');
    const organisation = { ...session.organisation, id: randomUUID() };
    store.device.saveSession({ ...session, organisation, deviceCode: 'QQ' });
    expect(numbersOf(1)).toEqual(['QQ-D1']);
  });
});
