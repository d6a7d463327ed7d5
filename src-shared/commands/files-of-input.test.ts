import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyInput } from './any-input.fixture.ts';
import { filesOfInput } from './files-of-input.ts';
import { commandNames, commands } from './registry.ts';

const file = { sha256: 'b'.repeat(64), name: 'note.pdf', mediaType: 'application/pdf', sizeBytes: 10 };

describe('the files of an input', () => {
  it('are found wherever a command of the rule book refers to one', () => {
    let found = 0;
    for (const name of commandNames) {
      const property = fc.property(anyInput(commands[name].input), (input) => {
        const isNamed = JSON.stringify(input).includes('"sha256"');
        const files = filesOfInput(input as Readonly<Record<string, unknown>>);
        expect(files.length > 0, name).toBe(isNamed);
        found += files.length;
      });
      fc.assert(property, { numRuns: 30, seed: 4711 });
    }
    expect(found).toBeGreaterThan(50);
  });

  it('are named once each, and what is none is left out', () => {
    expect(filesOfInput({ file, photos: [file, 'x', null], signature: null })).toEqual([file]);
    expect(filesOfInput({ file: { ...file, sha256: '../etc' }, photos: 7 })).toEqual([]);
  });
});
