import { zlibSync } from 'fflate';
import { type PdfDictionary, type PdfReference, type PdfValue, pdfSyntax } from './pdf-value.ts';

/** The objects of a file, in the order of their numbers, and at last its bytes. */
export type PdfFile = {
  /** A number for an object that is put later. */
  reserve(): PdfReference;
  put(reference: PdfReference, value: PdfValue): void;
  add(value: PdfValue): PdfReference;
  /** Compressed unless `isPlain`, which metadata must be. */
  addStream(bytes: Uint8Array | string, dictionary?: PdfDictionary, isPlain?: boolean): PdfReference;
  /** `fileId`: 32 hex digits; the same content has the same one. Nothing can be added afterwards. */
  bytes(parts: { root: PdfReference; info: PdfReference; fileId: string }): Uint8Array<ArrayBuffer>;
};

/** Bytes above 127 behind the first line say that the file is binary (7.5.2). */
const opening = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';

const objectsPerStream = 400;

/** Where an object stands: at an offset of the file, or at a place in an object stream. */
type Place = { readonly offset: number } | { readonly stream: number; readonly index: number };

/**
 * Writes PDF 1.7 with object streams and a cross-reference stream (7.5.7, 7.5.8): the tags of a long table are thousands
 * of small objects. Nothing in a file depends on the clock, on the machine or on the order in which threads run; it is
 * compressed by fflate and not by the zlib of the runtime, whose bytes differ between processors.
 */
export function createPdfFile(): PdfFile {
  const values: (string | undefined)[] = [];
  const streams = new Map<number, Uint8Array>();
  const reserve = () => {
    values.push(undefined);
    return { id: values.length };
  };
  const addStream: PdfFile['addStream'] = (content, dictionary = {}, isPlain = false) => {
    const reference = reserve();
    streams.set(reference.id, streamObject(reference.id, content, dictionary, isPlain));
    return reference;
  };
  return {
    reserve,
    put(reference, value) {
      values[reference.id - 1] = pdfSyntax(value);
    },
    add(value) {
      const reference = reserve();
      values[reference.id - 1] = pdfSyntax(value);
      return reference;
    },
    addStream,
    bytes({ root, info, fileId }) {
      const places = packed(values, streams, addStream);
      const chunks: Uint8Array[] = [latin1(opening)];
      let offset = opening.length;
      for (const [id, bytes] of streams) {
        places.set(id, { offset });
        chunks.push(bytes);
        offset += bytes.length;
      }
      const own = reserve().id;
      places.set(own, { offset });
      chunks.push(
        crossReference(own, places, { Root: root, Info: info, ID: [`<${fileId}>`, `<${fileId}>`] }),
      );
      chunks.push(latin1(`startxref\n${offset}\n%%EOF\n`));
      return Uint8Array.from(Buffer.concat(chunks));
    },
  };
}

/** Puts every object that is no stream into object streams, and says where each is. */
function packed(
  values: readonly (string | undefined)[],
  streams: ReadonlyMap<number, Uint8Array>,
  addStream: PdfFile['addStream'],
): Map<number, Place> {
  const places = new Map<number, Place>();
  const loose = values.flatMap((value, index) => {
    if (streams.has(index + 1)) return [];
    if (value === undefined) throw new Error(`object ${index + 1} of the file was reserved and never put`);
    return [{ id: index + 1, value }];
  });
  for (let start = 0; start < loose.length; start += objectsPerStream) {
    const part = loose.slice(start, start + objectsPerStream);
    let offset = 0;
    const heads = part.map(({ id, value }) => {
      const head = `${id} ${offset}`;
      offset += value.length + 1;
      return head;
    });
    const head = `${heads.join(' ')}\n`;
    const { id: stream } = addStream(`${head}${part.map(({ value }) => value).join('\n')}\n`, {
      Type: '/ObjStm',
      N: part.length,
      First: head.length,
    });
    for (const [index, { id }] of part.entries()) places.set(id, { stream, index });
  }
  return places;
}

/** One entry of 1 + 4 + 2 bytes per object: type, offset or stream, generation or index. */
function crossReference(own: number, places: ReadonlyMap<number, Place>, trailer: PdfDictionary): Uint8Array {
  const entries = Buffer.alloc((own + 1) * 7);
  entries.writeUInt16BE(0xffff, 5);
  for (const [id, place] of places) {
    const at = id * 7;
    const isOwn = 'offset' in place;
    entries.writeUInt8(isOwn ? 1 : 2, at);
    entries.writeUInt32BE(isOwn ? place.offset : place.stream, at + 1);
    entries.writeUInt16BE(isOwn ? 0 : place.index, at + 5);
  }
  return streamObject(own, entries, { Type: '/XRef', Size: own + 1, W: [1, 4, 2], ...trailer }, false);
}

function streamObject(
  id: number,
  content: Uint8Array | string,
  dictionary: PdfDictionary,
  isPlain: boolean,
): Uint8Array {
  const raw = typeof content === 'string' ? latin1(content) : content;
  const data = isPlain ? raw : zlibSync(raw, { level: 6 });
  const filter = isPlain ? {} : { Filter: '/FlateDecode' };
  const head = pdfSyntax({ ...dictionary, ...filter, Length: data.length });
  return Buffer.concat([latin1(`${id} 0 obj\n${head}\nstream\n`), data, latin1('\nendstream\nendobj\n')]);
}

function latin1(text: string): Uint8Array {
  return Buffer.from(text, 'latin1');
}
