import { z } from 'zod';
import type {
  AgentCash,
  CashReport,
  CashToDeposit,
  ReceiptNumbers,
} from '../../../src-shared/contract/cash-view.ts';
import { addMinor } from '../../../src-shared/domain/money/amount.ts';
import { authorSchema } from '../../../src-shared/domain/organisation/actor.ts';
import {
  isHandedIn,
  nothingCollected,
  withCollected,
} from '../../../src-shared/domain/receipt/cash-position.ts';
import { receiptMethods } from '../../../src-shared/domain/receipt/receipt.ts';
import type { SqliteFile } from '../sqlite-file/open-sqlite-file.ts';

const groupSchema = z.object({
  agentId: z.string(),
  agentName: z.string(),
  currency: z.string(),
  method: z.enum(receiptMethods),
  isVoided: z.number(),
  isDeposited: z.number(),
  count: z.number(),
  amountMinor: z.number(),
});
type Group = z.infer<typeof groupSchema>;

const groupsSql = `SELECT agent_id AS agentId, max(agent_name) AS agentName, currency, method, is_voided AS isVoided,
  is_deposited AS isDeposited, count(*) AS count, sum(amount_minor) AS amountMinor
  FROM field_receipt GROUP BY agent_id, currency, method, is_voided, is_deposited`;

/** R2, R4: what became of the receipts of all accounts and of their numbers, within the caller's transaction. */
export function readCashReport(file: SqliteFile): Omit<CashReport, 'numbersLeft'> {
  const groups = z.array(groupSchema).parse(file.statements.rows(groupsSql).all());
  const inHand = groups.filter(isHandedIn);
  return { toDeposit: toDeposit(inHand), agents: agentCash(inHand), numbers: readNumbers(file) };
}

function toDeposit(inHand: readonly Group[]): readonly CashToDeposit[] {
  const pending = inHand.filter(({ isVoided, isDeposited }) => isVoided === 0 && isDeposited === 0);
  const sums = new Map<string, CashToDeposit>();
  for (const { currency, method, count, amountMinor } of pending) {
    const key = `${currency}/${method}`;
    const sum = sums.get(key) ?? { currency, method, count: 0, amountMinor: 0 };
    const total = addMinor(sum.amountMinor, amountMinor);
    sums.set(key, { currency, method, count: sum.count + count, amountMinor: total });
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** R4: collected − deposited − pending = 0 for every agent and currency. */
function agentCash(inHand: readonly Group[]): readonly AgentCash[] {
  const agents = new Map<string, AgentCash>();
  for (const { agentId, agentName, currency, isVoided, isDeposited, ...taken } of inHand) {
    const key = `${agentId}/${currency}`;
    const agent = authorSchema.parse({ userId: agentId, name: agentName });
    const known = agents.get(key) ?? { agent, currency, ...nothingCollected };
    const group = { ...taken, isVoided: isVoided === 1, isDeposited: isDeposited === 1 };
    agents.set(key, withCollected(known, group));
  }
  return [...agents].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, agent]) => agent);
}

const seriesSchema = z.object({
  prefix: z.string(),
  usedCount: z.number(),
  voidedCount: z.number(),
  highest: z.number(),
});
const seriesSql = `SELECT prefix, count(*) AS usedCount, sum(is_voided) AS voidedCount, max(counter) AS highest
  FROM field_receipt GROUP BY prefix`;
const devicesSql = 'SELECT DISTINCT device_id FROM field_receipt WHERE prefix = ? ORDER BY device_id';
const gapsSql = `SELECT before + 1 AS "from", counter - 1 AS "to" FROM
  (SELECT counter, lag(counter, 1, 0) OVER (ORDER BY counter) AS before FROM field_receipt WHERE prefix = ?)
  WHERE counter > before + 1`;
const rangeSchema = z.object({ from: z.number(), to: z.number() });
const maxRanges = 100;

/** R2: from 1 to the highest each number is used, voided or missing. */
function readNumbers(file: SqliteFile): readonly ReceiptNumbers[] {
  const series = z.array(seriesSchema).parse(file.statements.rows(seriesSql).all());
  return series.map((one) => ({
    ...one,
    deviceIds: file.statements.values(devicesSql).all(one.prefix).map(String),
    missing: z
      .array(rangeSchema)
      .parse(file.statements.rows(`${gapsSql} LIMIT ?`).all(one.prefix, maxRanges)),
    missingCount: one.highest - one.usedCount,
  }));
}
