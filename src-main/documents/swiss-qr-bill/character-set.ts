/** Latin letters and signs that a Swiss QR code may hold (guidelines 2.3, 4.1.1). */
const allowed = /^[\u0020-\u007e\u00a0-\u017f\u0218-\u021b\u20ac]*$/;

export function isInCharacterSet(text: string): boolean {
  return allowed.test(text);
}
