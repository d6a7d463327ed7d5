import type { ListHead, ListSource, ShownList } from './list-source.ts';
import type { RowWindow } from './row-window.ts';

/** What is remembered of a list, where that reaches as far as what is asked for. */
export function knownPart<Question, Head extends ListHead, Row>(
  memory: ListSource<Question, Head, Row>['memory'],
  question: Question | null,
  { offset, limit }: RowWindow,
): ShownList<Question, Head, Row> | undefined {
  const known = memory?.recall(memoryKey(question));
  if (known === undefined) return undefined;
  const end = Math.min(offset + limit, known.head.total);
  return known.offset <= offset && end <= known.offset + known.rows.length ? known : undefined;
}

/** A list is remembered by its question, with the part of it that was shown last. */
export function memoryKey(question: unknown): string {
  return JSON.stringify(question);
}
