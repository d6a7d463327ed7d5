import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sealCommand } from '../../src-main/storage/sealed-outbox/seal-command.ts';
import { newRecoveryKeys } from '../../src-server/identity/recovery-keys.ts';
import { newSigningKeys, signText } from '../../src-server/identity/signing-keys.ts';
import { openCommand } from '../../src-server/sealed/open-command.ts';
import { type SealedCommand, sealedCommandSchema } from '../../src-shared/protocol/sealed-outbox-api.ts';

const organisation = newRecoveryKeys();
const device = newSigningKeys();
const other = newSigningKeys();

function sealed(input: unknown, position: number, keys = device): SealedCommand {
  const [commandId, deviceId] = [randomUUID(), randomUUID()];
  const command = { id: commandId, deviceId, actorId: 'user-1', input };
  const header = sealedCommandSchema
    .omit({ key: true, content: true })
    .parse({ deviceId, userId: 'user-1', commandId, position });
  const sealer = { recoveryKey: organisation.publicKey, sign: (text: string) => signText(keys, text) };
  return sealCommand(sealer, header, JSON.stringify(command));
}

const open = (record: SealedCommand) => openCommand(organisation, device.publicKey, record);

describe('a sealed command', () => {
  it('is opened to what was sealed, whatever it says', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (input, position) => {
        const record = sealed(input, position);
        expect(sealedCommandSchema.parse(record)).toEqual(record);
        expect(open(record)?.command).toMatchObject({ id: record.commandId });
        expect(JSON.stringify(open(record)?.command)).toContain(JSON.stringify(input));
      }),
      { numRuns: 50 },
    );
  });

  it('is refused with any byte of content or key altered, and with any cut', () => {
    const record = sealed({ note: 'x'.repeat(100) }, 1);
    const altered = (field: 'content' | 'key', at: number, change: number) => {
      const bytes = Buffer.from(record[field], 'base64url');
      const index = at % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ change;
      return { ...record, [field]: bytes.toString('base64url') };
    };
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 255 }), (at, change) => {
        expect(open(altered('content', at, change))).toBeUndefined();
        // X25519 ignores the highest bit of a public key; the text of the key is bound all the same.
        expect(open(altered('key', at, change))).toBeUndefined();
        const bytes = Buffer.from(record.content, 'base64url');
        const content = bytes.subarray(0, at % bytes.length).toString('base64url');
        expect(open({ ...record, content })).toBeUndefined();
      }),
      { numRuns: 200 },
    );
  });

  it('is refused under any other header, and with the content of another record', () => {
    const [one, two] = [sealed({}, 1), sealed({}, 2)];
    for (const field of ['deviceId', 'userId', 'commandId', 'position', 'key', 'content'] as const)
      expect(open({ ...one, [field]: field === 'userId' ? 'user-2' : two[field] })).toBeUndefined();
    expect(open(one)).toBeDefined();
  });

  it('is refused of whoever does not have the key of the device, and by another organisation', () => {
    expect(open(sealed({}, 1, other))).toBeUndefined();
    expect(openCommand(newRecoveryKeys(), device.publicKey, sealed({}, 1))).toBeUndefined();
  });
});
