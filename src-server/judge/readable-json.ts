import { isStorableText } from '../../src-shared/domain/document.ts';

const maxDepth = 32;

/**
 * True for JSON that can be stored and hashed: no deeper than any command needs, every text well-formed and without
 * NUL (PostgreSQL can hold neither), no `__proto__` member. Walks without recursion, so that depth cannot hurt.
 */
export function isReadableJson(value: unknown): boolean {
  const stack: { value: unknown; depth: number }[] = [{ value, depth: 0 }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (typeof top.value === 'string' && !isStorableText(top.value)) return false;
    if (typeof top.value !== 'object' || top.value === null) continue;
    if (top.depth >= maxDepth) return false;
    for (const [key, member] of Object.entries(top.value)) {
      if (key === '__proto__' || !isStorableText(key)) return false;
      stack.push({ value: member, depth: top.depth + 1 });
    }
  }
  return true;
}
