/** A subject as a header takes it: what ends a line is a blank, also the ends that a field of one line lets through. */
export function subjectLine(typed: string): string {
  return typed.replaceAll(/[\r\n\u0085\u2028\u2029]\s*/g, ' ').trim();
}
