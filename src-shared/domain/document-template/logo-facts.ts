/** Bytes of the file: it travels with every sign-in of a new workstation. */
export const maxLogoBytes = 64 * 1024;
/** Pixels: 300 to the inch at the greatest width. */
export const maxLogoEdge = 1200;

export type LogoFault = 'no-png' | 'too-large' | 'too-many-pixels' | 'not-8-bit';

const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

/**
 * Why a file (base64) is no logo, by what its head says: a PNG with 8 bits a sample, no palette, not interlaced. Undefined
 * for one that is. Whether its pixels are whole is seen when they are read.
 */
export function logoFault(base64: string): LogoFault | undefined {
  if (!isBase64.test(base64)) return 'no-png';
  const bytes = (base64.length / 4) * 3 - (base64.match(/=/g)?.length ?? 0);
  if (bytes > maxLogoBytes) return 'too-large';
  const head = headOf(base64);
  const isPng = signature.every((byte, index) => head[index] === byte) && wordAt(head, 12) === 0x49484452;
  if (!isPng) return 'no-png';
  const edges = [wordAt(head, 16), wordAt(head, 20)];
  if (edges.some((edge) => edge < 1 || edge > maxLogoEdge)) return 'too-many-pixels';
  const [depth, colours, , , interlace] = head.slice(24, 29);
  return depth === 8 && [0, 2, 4, 6].includes(colours ?? -1) && interlace === 0 ? undefined : 'not-8-bit';
}

/** Signature and first chunk. */
function headOf(base64: string): readonly number[] {
  return [...atob(base64.slice(0, 44))].map((character) => character.charCodeAt(0));
}

function wordAt(bytes: readonly number[], at: number): number {
  return bytes.slice(at, at + 4).reduce((value, byte) => value * 256 + byte, 0);
}
