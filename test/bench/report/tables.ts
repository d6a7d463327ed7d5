import type { Measurement, Part } from '../harness/measurement.ts';
import { figureCells, verdictCells } from './format-value.ts';
import type { Machine } from './machine.ts';

export type BenchRun = {
  readonly startedAt: string;
  readonly durationSeconds: number;
  readonly size: number;
  readonly seed: number;
  readonly isQuick: boolean;
  readonly machine: Machine;
  readonly measurements: readonly Measurement[];
};

const partTitles: Readonly<Record<Part, string>> = {
  storage: 'Storage',
  'read-models': 'Read models',
  domain: 'Rules',
  sync: 'Sync',
  screens: 'Screens',
  documents: 'Documents',
  sealing: 'Sealing',
};

/** The whole run as Markdown: the machine, targets and figures of each part. */
export function runTables(run: BenchRun): string {
  const parts = (
    ['storage', 'read-models', 'domain', 'sync', 'screens', 'documents', 'sealing'] as const
  ).filter((part) => run.measurements.some((measurement) => measurement.part === part));
  return [
    machineTable(run),
    ...parts.map((part) =>
      partTables(
        part,
        run.measurements.filter((one) => one.part === part),
      ),
    ),
  ].join('\n\n');
}

function machineTable({ machine, startedAt, size, seed, durationSeconds, isQuick }: BenchRun): string {
  const rows = [
    ['run', `${startedAt.slice(0, 10)}, ${Math.round(durationSeconds)} s${isQuick ? ', quick' : ''}`],
    ['size', `${size} documents or accounts, seed ${seed}`],
    ['processor', `${machine.processor}, ${machine.cores} cores`],
    ['memory', `${machine.memoryMb} MB`],
    ['system', machine.system],
    ['disk', machine.disk],
    ['Node', machine.node],
    ['SQLite', `${machine.sqlite}, ${machine.cipher}`],
    ...Object.entries(machine.programs),
  ];
  return markdownTable(['machine', ''], rows);
}

function partTables(part: Part, measurements: readonly Measurement[]): string {
  const targets = measurements.flatMap((one) => one.verdicts.map((judged) => verdictCells(one, judged)));
  const figures = measurements.flatMap((one) =>
    one.figures.map((figure, index) => [index === 0 ? one.title : '', ...figureCells(figure)]),
  );
  return [
    `### ${partTitles[part]}: targets`,
    markdownTable(['operation', 'measure', 'target', 'reached', 'met'], targets),
    `### ${partTitles[part]}: figures`,
    markdownTable(['operation', 'side', 'samples', 'median', '95 %', 'greatest'], figures),
  ].join('\n\n');
}

/** A table whose columns are as wide as their widest cell. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const all = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll('|', '\\|')));
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => [...(row[column] ?? '')].length)));
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => padded(cells[column] ?? '', width)).join(' | ')} |`;
  const [first = [], ...others] = all;
  return [line(first), line(widths.map((width) => '-'.repeat(width))), ...others.map(line)].join('\n');
}

function padded(cell: string, width: number): string {
  return cell + ' '.repeat(width - [...cell].length);
}
