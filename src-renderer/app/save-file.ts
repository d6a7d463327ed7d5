/** Saves a file under a name through the host's download. */
export function saveFile(file: Blob, fileName: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  document.body.append(link);
  link.click();
  link.remove();
  // The download reads the address after the click returned.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
