/** How a file may be shown: as pixels, as pages, as plain text, or not at all (it can be saved). */
export type FileShape = 'image' | 'pdf' | 'text' | 'other';

type FileKind = {
  readonly mediaType: string;
  /** The endings of names, the usual one first. */
  readonly endings: readonly string[];
  readonly shape: FileShape;
  readonly isOf: (content: Uint8Array) => boolean;
};

const beginsWith =
  (...first: readonly number[]) =>
  (content: Uint8Array) =>
    first.every((byte, index) => content[index] === byte);

const textAt = (content: Uint8Array, start: number, text: string) =>
  [...text].every((letter, index) => content[start + index] === letter.charCodeAt(0));

const isZip = beginsWith(0x50, 0x4b, 0x03, 0x04);
/** The container of documents of older offices, and of saved mails. */
const isCompound = beginsWith(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);

/** Readable to the end, without the control characters that only other kinds of files have. */
function isText(content: Uint8Array): boolean {
  return !content.some(
    (byte) => byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d,
  );
}

const office = 'application/vnd.openxmlformats-officedocument';
const open = 'application/vnd.oasis.opendocument';

/**
 * Every kind of file that is taken. None of them is one that a browser would run: pages and drawings with scripts in
 * them (HTML, SVG) and programs are in no row, whatever they are called.
 */
const kinds: readonly FileKind[] = [
  { mediaType: 'image/jpeg', endings: ['jpg', 'jpeg'], shape: 'image', isOf: beginsWith(0xff, 0xd8, 0xff) },
  {
    ...{ mediaType: 'image/png', endings: ['png'], shape: 'image' },
    isOf: beginsWith(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  },
  { mediaType: 'image/gif', endings: ['gif'], shape: 'image', isOf: (bytes) => textAt(bytes, 0, 'GIF8') },
  {
    ...{ mediaType: 'image/webp', endings: ['webp'], shape: 'image' },
    isOf: (bytes) => textAt(bytes, 0, 'RIFF') && textAt(bytes, 8, 'WEBP'),
  },
  {
    mediaType: 'application/pdf',
    endings: ['pdf'],
    shape: 'pdf',
    isOf: (bytes) => textAt(bytes, 0, '%PDF-'),
  },
  { mediaType: 'text/plain', endings: ['txt', 'log'], shape: 'text', isOf: isText },
  { mediaType: 'text/csv', endings: ['csv'], shape: 'text', isOf: isText },
  { mediaType: 'message/rfc822', endings: ['eml'], shape: 'text', isOf: isText },
  { mediaType: 'application/vnd.ms-outlook', endings: ['msg'], shape: 'other', isOf: isCompound },
  { mediaType: 'application/msword', endings: ['doc'], shape: 'other', isOf: isCompound },
  { mediaType: 'application/vnd.ms-excel', endings: ['xls'], shape: 'other', isOf: isCompound },
  { mediaType: `${office}.wordprocessingml.document`, endings: ['docx'], shape: 'other', isOf: isZip },
  { mediaType: `${office}.spreadsheetml.sheet`, endings: ['xlsx'], shape: 'other', isOf: isZip },
  { mediaType: `${open}.text`, endings: ['odt'], shape: 'other', isOf: isZip },
  { mediaType: `${open}.spreadsheet`, endings: ['ods'], shape: 'other', isOf: isZip },
];

/** The endings of the names of files that are taken, for a dialog that chooses files. */
export const takenEndings: readonly string[] = kinds.flatMap(({ endings }) => endings);

/**
 * The media type of a file that may be taken, by its content and by the ending of its name, which have to agree;
 * undefined for every other file. An image or PDF is known by its content alone: pasted ones have no telling name.
 */
export function recognizeFile(content: Uint8Array, name: string): string | undefined {
  const bySelf = kinds.find(({ shape, isOf }) => (shape === 'image' || shape === 'pdf') && isOf(content));
  if (bySelf !== undefined) return bySelf.mediaType;
  const ending = endingOf(name);
  return kinds.find(({ endings, isOf }) => endings.includes(ending) && isOf(content))?.mediaType;
}

/** True where content is what its media type says; false for a media type that is not taken. */
export function isOfMediaType(content: Uint8Array, mediaType: string): boolean {
  return kinds.some((kind) => kind.mediaType === mediaType && kind.isOf(content));
}

/** True for a media type of files that are taken. */
export function isTakenMediaType(mediaType: string): boolean {
  return kinds.some((kind) => kind.mediaType === mediaType);
}

/** How content may be shown that came as a media type: a wrong or unknown one is not shown. */
export function shapeOfFile(content: Uint8Array, mediaType: string): FileShape {
  const kind = kinds.find((one) => one.mediaType === mediaType);
  return kind?.isOf(content) === true ? kind.shape : 'other';
}

/** What a file name may not hold: what separates folders, what systems read as commands, and invisible characters. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}"*/:<>?\\|]/gu;

/**
 * The name under which a file may be saved: one name without folders, at most 200 characters, that ends as its media
 * type says, so that nothing becomes a program by its name.
 */
export function safeFileName(name: string, mediaType: string): string {
  const usual = kinds.find((kind) => kind.mediaType === mediaType);
  const endings = usual?.endings ?? ['bin'];
  const plain = name
    .replace(unsafe, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const isNamed = endings.includes(endingOf(plain));
  const ending = isNamed ? plain.slice(plain.lastIndexOf('.')) : `.${endings[0] ?? 'bin'}`;
  const stem = (isNamed ? plain.slice(0, -ending.length) : plain) || 'file';
  return `${stem.slice(0, 200 - ending.length)}${ending}`;
}

function endingOf(name: string): string {
  const dot = name.lastIndexOf('.');
  return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}
