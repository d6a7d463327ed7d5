import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileReferenceSchema } from './file-reference.ts';
import { recognizeFile, safeFileName, shapeOfFile, takenEndings } from './recognize-file.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]);
const zip = new Uint8Array([0x50, 0x4b, 0x03, 0x04, 0, 0]);

describe('files that are taken', () => {
  it.each([
    ['a picture without a telling name', png, 'image', 'image/png'],
    ['a picture that is called a page', png, 'page.html', 'image/png'],
    ['a PDF', bytes('%PDF-1.7\n'), 'note.pdf', 'application/pdf'],
    ['a text', bytes('Guten Tag,\r\n\tMüller'), 'MAIL.TXT', 'text/plain'],
    [
      'a page that is called a text, which it is shown as',
      bytes('<script>x</script>'),
      'a.txt',
      'text/plain',
    ],
    ['a saved mail', bytes('From: a@b.example\n\nHello'), 'mail.eml', 'message/rfc822'],
    ['a table', bytes('a;b\n1;2'), 'table.csv', 'text/csv'],
    [
      'an office document',
      zip,
      'letter.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ],
  ])('are known: %s', (_what, content, name, mediaType) => {
    expect(recognizeFile(content, name)).toBe(mediaType);
  });

  it.each([
    ['a page', bytes('<!doctype html><script>x</script>'), 'page.html'],
    ['a drawing', bytes('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'drawing.svg'],
    ['a drawing that is called a picture', bytes('<svg/>'), 'picture.png'],
    ['a program', bytes('MZ'), 'setup.exe'],
    ['a program that is called a text', new Uint8Array([0x4d, 0x5a, 0, 0]), 'setup.txt'],
    ['a script', bytes('#!/bin/sh'), 'run.sh'],
    ['a document with macros', zip, 'table.xlsm'],
    ['an archive', zip, 'all.zip'],
    ['something without a name', bytes('x'), ''],
    ['nothing', new Uint8Array(), 'empty.pdf'],
  ])('are not: %s', (_what, content, name) => {
    expect(recognizeFile(content, name)).toBeUndefined();
  });

  it('are shown as what they are, not as what they were said to be', () => {
    expect(shapeOfFile(png, 'image/png')).toBe('image');
    expect(shapeOfFile(bytes('<svg/>'), 'image/png')).toBe('other');
    expect(shapeOfFile(bytes('<svg/>'), 'image/svg+xml')).toBe('other');
    expect(shapeOfFile(bytes('<b>'), 'text/html')).toBe('other');
    expect(shapeOfFile(bytes('<b>'), 'text/plain')).toBe('text');
    expect(shapeOfFile(png, 'application/pdf')).toBe('other');
  });

  it.each([
    ['delivery note.pdf', 'application/pdf', 'delivery note.pdf'],
    ['../../etc/passwd', 'text/plain', 'etc passwd.txt'],
    ['C:\\Windows\\run.exe', 'application/pdf', 'C Windows run.exe.pdf'],
    ['photo.JPEG', 'image/jpeg', 'photo.JPEG'],
    ['invoice\u202efdp.exe', 'application/pdf', 'invoice fdp.exe.pdf'],
    ['', 'image/png', 'file.png'],
    ['.png', 'image/png', 'png.png'],
    ['page.html', 'text/html', 'page.html.bin'],
  ])('are saved from "%s" (%s) as "%s"', (name, mediaType, saved) => {
    expect(safeFileName(name, mediaType)).toBe(saved);
  });

  it('have a name that a reference can hold and that ends as a taken kind, whatever they were called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
        const saved = safeFileName(name, 'application/pdf');
        const reference = { sha256: 'a'.repeat(64), name: saved, mediaType: 'application/pdf', sizeBytes: 1 };
        expect(fileReferenceSchema.safeParse(reference).success, JSON.stringify(saved)).toBe(true);
        expect(takenEndings).toContain(saved.slice(saved.lastIndexOf('.') + 1).toLowerCase());
        expect(saved).not.toMatch(/[\\/:]/);
      }),
    );
  });
});
