import { createCipheriv, createDecipheriv } from 'node:crypto';

const lengthBytes = 4;
const tagBytes = 16;
const frameBytes = 1_000_000;

/**
 * Encrypts bytes in frames (AES-256-GCM). The number of a frame is its nonce, so a key may be used for one file only;
 * number, `about` and whether it is the last one are authenticated, so that none can be moved, left out or cut off.
 */
export function sealFrames(key: Uint8Array, about: Uint8Array, content: Uint8Array): Buffer {
  const frames: Buffer[] = [];
  const count = Math.max(1, Math.ceil(content.length / frameBytes));
  for (let index = 0; index < count; index += 1) {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index));
    cipher.setAAD(aboutFrame(about, index === count - 1));
    const plain = content.subarray(index * frameBytes, (index + 1) * frameBytes);
    const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt32BE(sealed.length);
    frames.push(length, sealed);
  }
  return Buffer.concat(frames);
}

/** The bytes again; undefined where anything is missing, added or altered. */
export function openFrames(key: Uint8Array, about: Uint8Array, sealed: Uint8Array): Buffer | undefined {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.length);
  const opened: Buffer[] = [];
  for (let at = 0, index = 0; at < bytes.length; index += 1) {
    if (at + lengthBytes > bytes.length) return undefined;
    const end = at + lengthBytes + bytes.readUInt32BE(at);
    if (end > bytes.length || end < at + lengthBytes + tagBytes) return undefined;
    const frame = bytes.subarray(at + lengthBytes, end);
    const plain = openFrame(key, aboutFrame(about, end === bytes.length), index, frame);
    if (plain === undefined) return undefined;
    opened.push(plain);
    at = end;
  }
  return opened.length === 0 ? undefined : Buffer.concat(opened);
}

function openFrame(key: Uint8Array, about: Uint8Array, index: number, frame: Buffer): Buffer | undefined {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index), { authTagLength: tagBytes });
  decipher.setAAD(about);
  decipher.setAuthTag(frame.subarray(frame.length - tagBytes));
  try {
    return Buffer.concat([decipher.update(frame.subarray(0, frame.length - tagBytes)), decipher.final()]);
  } catch {
    // GCM says no more than that it does not fit.
    return undefined;
  }
}

function nonceOf(index: number): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(index, 8);
  return nonce;
}

function aboutFrame(about: Uint8Array, isLast: boolean): Buffer {
  return Buffer.concat([about, Buffer.from([isLast ? 1 : 0])]);
}
