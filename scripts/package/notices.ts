import type { ForeignPart } from './foreign-part.ts';

const line = '-'.repeat(80);

/** Who declares the licence and leaves its text out has meant this one. */
const mitText = `Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.`;

/**
 * The notices of everything of others in the app, with the texts of their licences.
 * @throws for a part whose text is missing and not known
 */
export function noticesText(product: string, parts: readonly ForeignPart[]): string {
  const head = `${product} contains the work of others, each under the licence that stands here. Electron and Chromium bring
their own: LICENSE.electron.txt and LICENSES.chromium.html, beside the program.`;
  return `${[head, ...parts.map(noticeOf)].join(`\n\n${line}\n\n`)}\n`;
}

function noticeOf(part: ForeignPart): string {
  const { name, version, licence, texts } = part;
  const title = version === undefined ? name : `${name} ${version}`;
  return [`${title}\nLicence: ${licence}`, ...(texts.length > 0 ? texts : [textOf(part)])].join('\n\n');
}

/** They ask for nothing, not even for their text. */
const withoutConditions: ReadonlySet<string> = new Set(['0BSD', 'MIT-0', 'Unlicense']);

function textOf({ name, licence, author }: ForeignPart): string {
  if (withoutConditions.has(licence))
    return `Given to everybody without conditions, by ${author ?? 'its authors'}.`;
  if (licence !== 'MIT') throw new Error(`${name} comes without the text of its licence (${licence}).`);
  return `Copyright (c) ${author ?? `the authors of ${name}`}\n\n${mitText}`;
}
