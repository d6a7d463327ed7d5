import { useEffect, useRef, useState } from 'react';
import type { FigureItemsPart } from '../../../src-shared/contract/figures-view.ts';
import type { BusinessDate } from '../../../src-shared/domain/calendar/business-date.ts';
import type { FigureRow } from '../../../src-shared/domain/key-figures/figure-rows.ts';
import type { EngineClient } from '../../app/engine-client.ts';
import { engineUnreachable, type Problem, problemOf } from '../../app/problem.ts';
import { useEngineConnection } from '../../state/engine-connection.ts';
import { csvText } from './csv.ts';
import type { FigureLanguage } from './figure-words.ts';
import { itemHead, itemLine } from './figures-csv.ts';
import { saveCsv } from './save-csv.ts';

const partSize = 500;

export type ItemsExport = {
  /** How many documents are written; null while nothing is exported. */
  readonly written: number | null;
  readonly problem: Problem | null;
  readonly start: () => void;
  readonly stop: () => void;
};

/** Saves all documents behind a figure as CSV, read part by part; ends with the screen or when it is stopped. */
export function useItemsExport(row: FigureRow, asOf: BusinessDate, language: FigureLanguage): ItemsExport {
  const client = useEngineConnection((connection) => connection.client);
  const [written, setWritten] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const start = async () => {
    if (running.current !== null) return;
    const stopping = new AbortController();
    running.current = stopping;
    setProblem(null);
    setWritten(0);
    try {
      if (client === null) throw engineUnreachable;
      const parts = await itemsCsv(client, { row, asOf, language }, stopping.signal, setWritten);
      if (!stopping.signal.aborted) saveCsv(parts, fileName(row, asOf));
    } catch (error) {
      if (!stopping.signal.aborted) setProblem(problemOf(error));
    }
    running.current = null;
    setWritten(null);
  };
  return { written, problem, start: () => void start(), stop: () => running.current?.abort() };
}

type Asked = { readonly row: FigureRow; readonly asOf: BusinessDate; readonly language: FigureLanguage };

async function itemsCsv(
  client: EngineClient,
  { row, asOf, language }: Asked,
  signal: AbortSignal,
  onWritten: (count: number) => void,
): Promise<string[]> {
  const { currency, components } = row;
  const texts = [csvText([itemHead(language)])];
  let from: FigureItemsPart['next'] = null;
  let count = 0;
  do {
    const query = { asOf, currency, components: [...components], from, limit: partSize };
    const part: FigureItemsPart = await client.figures.items(query, { signal });
    texts.push(csvText(part.items.map((item) => itemLine(item, currency, language))));
    count += part.items.length;
    onWritten(count);
    from = part.next;
  } while (from !== null && !signal.aborted);
  return texts;
}

function fileName({ id }: FigureRow, asOf: BusinessDate): string {
  return `duebook-${asOf}-${id.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^-+/, '')}.csv`;
}
