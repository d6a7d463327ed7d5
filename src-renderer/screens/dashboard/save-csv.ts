/** A spreadsheet takes a file for UTF-8 only where this stands first. */
const byteOrderMark = '\uFEFF';

/** Has the host save CSV, given in parts, under a name. */
export function saveCsv(parts: readonly string[], fileName: string): void {
  const file = new Blob([byteOrderMark, ...parts], { type: 'text/csv;charset=utf-8' });
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: fileName });
  document.body.append(link);
  link.click();
  link.remove();
  // The host still reads the address after the click has returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
