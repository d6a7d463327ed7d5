import { createHash } from 'node:crypto';
import {
  type SealedCommand,
  type SealedContent,
  type SealedHeader,
  sealedHeaderText,
  sealedProofText,
} from '../../../src-shared/protocol/sealed-outbox-api.ts';
import { sealBytes } from './seal-bytes.ts';

/** What a device seals its commands with. */
export type Sealer = {
  /** The organisation's, X25519, raw, base64url. */
  readonly recoveryKey: string;
  /** The device's Ed25519 signature over a text, base64url. */
  readonly sign: (text: string) => string;
};

/** Seals a command, as the JSON that goes over the wire, so that the organisation alone can open it. */
export function sealCommand(
  { recoveryKey, sign }: Sealer,
  header: SealedHeader,
  command: string,
): SealedCommand {
  const hash = createHash('sha256').update(command).digest('hex');
  const content: SealedContent = { command, proof: sign(sealedProofText(header, hash)) };
  const bytes = Buffer.from(JSON.stringify(content));
  return { ...header, ...sealBytes(recoveryKey, sealedHeaderText(header), bytes) };
}
