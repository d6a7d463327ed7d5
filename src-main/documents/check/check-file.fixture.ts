import type { PdfMap, PdfObject } from './pdf-tokens.fixture.ts';
import { asMap, type ReadPdf, textOf } from './read-pdf.fixture.ts';

const active = ['JS', 'JavaScript', 'OpenAction', 'AA', 'A', 'Launch'];
const relationships = ['/Source', '/Data', '/Alternative', '/Supplement', '/Unspecified'];
const mediaType = /^\/[a-z]+\/[\w.+-]+$/;

/** ISO 19005-3, 6.1: head, trailer, and nothing that acts, hides or reaches out of the file. */
export function fileFaults(pdf: ReadPdf): string[] {
  const { file, trailer, objects, misplaced } = pdf;
  const faults = [...misplaced];
  if (file.subarray(0, 9).toString('latin1') !== '%PDF-1.7\n') faults.push('the head is not that of PDF 1.7');
  const mark = file.subarray(9, 15);
  if (mark[0] !== 0x25 || mark.subarray(1, 5).some((byte) => byte < 128) || mark[5] !== 0x0a)
    faults.push('no comment of four bytes above 127 follows the head');
  if (trailer.has('Encrypt')) faults.push('the file is encrypted');
  if (pdf.list(trailer.get('ID')).length !== 2) faults.push('the file has no ID');
  for (const [id, value] of objects) {
    const map = asMap(value);
    // An attribute of the structure is called A too.
    const isElement = map.has('S') && map.has('P');
    // Where it leads is looked at with the pages.
    const isLinked = map.get('Subtype') === '/Link';
    for (const key of active)
      if (map.has(key) && !(key === 'A' && (isElement || isLinked))) faults.push(`object ${id} acts: ${key}`);
    const filter = map.get('Filter');
    if (filter !== undefined && filter !== '/FlateDecode' && filter !== '/DCTDecode')
      faults.push(`stream ${id} has the filter ${String(filter)}`);
  }
  return faults;
}

/** ISO 14289-1, 7.1 and ISO 19005-3, 6.7: what the catalogue says of the document. */
export function catalogueFaults(pdf: ReadPdf): string[] {
  const catalogue = pdf.map(pdf.trailer.get('Root'));
  const faults: string[] = [];
  if (!/^[a-z]{2}(-[A-Z]{2})?$/.test(textOf(catalogue.get('Lang')) ?? '')) faults.push('Lang is no language');
  if (pdf.map(catalogue.get('MarkInfo')).get('Marked') !== true)
    faults.push('the file does not say that it is tagged');
  if (pdf.map(catalogue.get('ViewerPreferences')).get('DisplayDocTitle') !== true)
    faults.push('DisplayDocTitle is not set');
  if (!catalogue.has('StructTreeRoot')) faults.push('there is no structure');
  return [
    ...faults,
    ...intentFaults(pdf, catalogue),
    ...metadataFaults(pdf, catalogue),
    ...attachmentFaults(pdf, catalogue),
  ];
}

function intentFaults(pdf: ReadPdf, catalogue: PdfMap): string[] {
  const intents = pdf.list(catalogue.get('OutputIntents')).map((one) => pdf.map(one));
  const intent = intents.find((one) => one.get('S') === '/GTS_PDFA1');
  const profile = pdf.stream(intent?.get('DestOutputProfile'));
  if (profile === undefined) return ['there is no output intent with a profile'];
  const faults: string[] = [];
  if (profile.readUInt32BE(0) !== profile.length) faults.push('the colour profile is not as long as it says');
  if (profile.toString('latin1', 36, 40) !== 'acsp') faults.push('the colour profile is none');
  if (profile.toString('latin1', 16, 20) !== 'RGB ') faults.push('the colour profile is not for RGB');
  return faults;
}

/** ISO 19005-3, 6.6.3: the metadata say the same as the information. */
function metadataFaults(pdf: ReadPdf, catalogue: PdfMap): string[] {
  const metadata = catalogue.get('Metadata');
  const xmp = pdf.stream(metadata)?.toString('utf8') ?? '';
  const faults: string[] = [];
  if (pdf.map(metadata).has('Filter')) faults.push('the metadata are packed');
  const info = pdf.map(pdf.trailer.get('Info'));
  const isoDate = (text = '') =>
    text.replace(/^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z');
  const inXmp: readonly (readonly [what: string, found: string | undefined, wanted: string | undefined])[] = [
    ['pdfaid:part', element(xmp, 'pdfaid:part'), '3'],
    ['pdfaid:conformance', element(xmp, 'pdfaid:conformance'), 'B'],
    ['pdfuaid:part', element(xmp, 'pdfuaid:part'), '1'],
    ['dc:title', listed(xmp, 'dc:title'), textOf(info.get('Title'))],
    ['dc:creator', listed(xmp, 'dc:creator'), textOf(info.get('Author'))],
    ['dc:language', listed(xmp, 'dc:language'), textOf(catalogue.get('Lang'))],
    ['xmp:CreatorTool', element(xmp, 'xmp:CreatorTool'), textOf(info.get('Creator'))],
    ['pdf:Producer', element(xmp, 'pdf:Producer'), textOf(info.get('Producer'))],
    ['xmp:CreateDate', element(xmp, 'xmp:CreateDate'), isoDate(textOf(info.get('CreationDate')))],
    ['xmp:ModifyDate', element(xmp, 'xmp:ModifyDate'), isoDate(textOf(info.get('ModDate')))],
  ];
  for (const [what, found, wanted] of inXmp)
    if (found === undefined || found === '' || found !== wanted)
      faults.push(`${what} is ${String(found)} and not ${String(wanted)}`);
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(xmp))
    faults.push('the metadata are no XML');
  return faults;
}

function element(xmp: string, name: string): string | undefined {
  const found = new RegExp(`<${name}>([^<]*)</${name}>`).exec(xmp)?.[1];
  return found
    ?.replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

function listed(xmp: string, name: string): string | undefined {
  const inner = new RegExp(`<${name}><rdf:(?:Alt|Seq|Bag)>(<rdf:li[^>]*>[^<]*</rdf:li>)`).exec(xmp)?.[1];
  return element((inner ?? '').replace(/^<rdf:li[^>]*>/, '<rdf:li>'), 'rdf:li');
}

/** ISO 19005-3, 6.8: a file in the document says what it is and what it has to do with it. */
function attachmentFaults(pdf: ReadPdf, catalogue: PdfMap): string[] {
  const faults: string[] = [];
  const named = pdf.list(pdf.map(pdf.map(catalogue.get('Names')).get('EmbeddedFiles')).get('Names'));
  const associated = pdf.list(catalogue.get('AF'));
  if (named.length !== associated.length * 2)
    faults.push('the attached files are not both named and associated');
  for (const one of associated) {
    const file = pdf.map(one);
    const name = textOf(file.get('UF')) ?? '';
    const stream: PdfObject | undefined = pdf.map(file.get('EF')).get('F');
    const embedded = pdf.map(stream);
    if (name === '' || textOf(file.get('F')) !== name) faults.push('an attached file has no name');
    if (!relationships.includes(String(file.get('AFRelationship'))))
      faults.push(`${name} has no relationship`);
    if (!mediaType.test(String(embedded.get('Subtype')))) faults.push(`${name} has no media type`);
    const parameters = pdf.map(embedded.get('Params'));
    if (parameters.get('Size') !== pdf.stream(stream)?.length)
      faults.push(`${name} is not as long as it says`);
    if (!parameters.has('ModDate')) faults.push(`${name} has no date`);
  }
  return faults;
}
