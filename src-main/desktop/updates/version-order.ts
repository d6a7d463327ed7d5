const shape = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(?:-([0-9a-z-]+(?:\.[0-9a-z-]+)*))?$/i;

/** True for a version like 1.4.0 or 1.4.0-beta.2; no build number behind a plus. */
export function isVersion(text: string): boolean {
  // Numbers that are longer cannot be told apart.
  return text.length <= 64 && !/\d{16}/.test(text) && shape.test(text);
}

/** True for 1.4.0-beta.2, which comes before 1.4.0. */
export function isPrerelease(version: string): boolean {
  return version.includes('-');
}

/**
 * Below zero where the first comes before the second, in the order of semantic versions.
 * @throws {RangeError} for what is no version.
 */
export function compareVersions(first: string, second: string): number {
  const one = partsOf(first);
  const other = partsOf(second);
  for (const [index, number] of one.numbers.entries()) {
    const difference = number - (other.numbers[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return compareEarly(one.early, other.early);
}

function partsOf(version: string): {
  readonly numbers: readonly number[];
  readonly early: readonly string[];
} {
  const match = shape.exec(version);
  if (match === null) throw new RangeError('not a version');
  return { numbers: match.slice(1, 4).map(Number), early: match[4]?.split('.') ?? [] };
}

function compareEarly(one: readonly string[], other: readonly string[]): number {
  // A version without such a part is the finished one.
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (const [index, part] of one.entries()) {
    const counterpart = other[index];
    if (counterpart === undefined) return 1;
    const difference = comparePart(part, counterpart);
    if (difference !== 0) return difference;
  }
  return one.length - other.length;
}

function comparePart(one: string, other: string): number {
  const areNumbers = [one, other].map((part) => /^\d+$/.test(part));
  if (areNumbers[0] && areNumbers[1]) return Number(one) - Number(other);
  if (areNumbers[0] !== areNumbers[1]) return areNumbers[0] ? -1 : 1;
  return one === other ? 0 : one < other ? -1 : 1;
}
