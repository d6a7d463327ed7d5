export type ZipEntry = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };

const localMark = 0x04034b50;
const centralMark = 0x02014b50;
const endMark = 0x06054b50;
const version = 20;
/** Names are UTF-8. */
const utf8Flag = 0x0800;
/** 1 January 1980: what is in an archive depends on its files alone. */
const firstDay = 0x0021;

/** An archive of files as they are, not compressed: PDFs already are. Up to 65,535 files and 4 GiB together. */
export function zipOf(entries: readonly ZipEntry[]): Blob {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const directory: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const file = { name: new TextEncoder().encode(name), crc: crc32(bytes), length: bytes.length };
    const head = localHead(file);
    parts.push(head, bytes);
    directory.push(centralHead(file, offset));
    offset += head.length + bytes.length;
  }
  const directoryLength = directory.reduce((sum, { length }) => sum + length, 0);
  return new Blob([...parts, ...directory, endRecord(entries.length, directoryLength, offset)], {
    type: 'application/zip',
  });
}

type ZipFile = { readonly name: Uint8Array; readonly crc: number; readonly length: number };

/** A field of two or four bytes, little-endian. */
type Field = readonly [value: number, size: 2 | 4];

function record(fields: readonly Field[], name: Uint8Array = new Uint8Array()): Uint8Array<ArrayBuffer> {
  const length = fields.reduce((sum, [, size]) => sum + size, 0);
  const bytes = new Uint8Array(length + name.length);
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [value, size] of fields) {
    if (size === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += size;
  }
  bytes.set(name, length);
  return bytes;
}

/** What both heads of a file have: version, flags, no compression, time, day, checksum, length twice, name, no extra. */
const common = ({ name, crc, length }: ZipFile): readonly Field[] => [
  [version, 2],
  [utf8Flag, 2],
  [0, 2],
  [0, 2],
  [firstDay, 2],
  [crc, 4],
  [length, 4],
  [length, 4],
  [name.length, 2],
  [0, 2],
];

function localHead(file: ZipFile): Uint8Array<ArrayBuffer> {
  return record([[localMark, 4], ...common(file)], file.name);
}

function centralHead(file: ZipFile, offset: number): Uint8Array<ArrayBuffer> {
  const after: readonly Field[] = [
    [0, 2],
    [0, 2],
    [0, 2],
    [0, 4],
    [offset, 4],
  ];
  return record([[centralMark, 4], [version, 2], ...common(file), ...after], file.name);
}

function endRecord(count: number, directoryLength: number, offset: number): Uint8Array<ArrayBuffer> {
  return record([
    [endMark, 4],
    [0, 2],
    [0, 2],
    [count, 2],
    [count, 2],
    [directoryLength, 4],
    [offset, 4],
    [0, 2],
  ]);
}

const polynomial = 0xedb88320;
const crcOfByte = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ polynomial : crc >>> 1;
  return crc >>> 0;
});

/** The checksum of ISO 3309 that archives carry. */
export function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) crc = (crc >>> 8) ^ (crcOfByte[(crc ^ byte) & 0xff] ?? 0);
  return (crc ^ 0xffffffff) >>> 0;
}
