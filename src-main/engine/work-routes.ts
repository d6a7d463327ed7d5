import { implement } from '@orpc/server';
import { approvalRowKey } from '../../src-shared/contract/approvals-view.ts';
import { receiptRowKey } from '../../src-shared/contract/cash-view.ts';
import { creditRowKey } from '../../src-shared/contract/credit-view.ts';
import { dunningRowKey, noticeRowKey } from '../../src-shared/contract/dunning-view.ts';
import { engineContract } from '../../src-shared/contract/engine-contract.ts';
import { planRowKey } from '../../src-shared/contract/plans-view.ts';
import { visitRowKey } from '../../src-shared/contract/visits-view.ts';
import type { EngineServices } from './engine-services.ts';
import { dashboard, figureItemsPart, figuresAsOf } from './figure-calls.ts';
import { watchList, watchValue } from './list-routes.ts';
import {
  approvalList,
  cashReport,
  creditList,
  dunningCounts,
  dunningList,
  noticeList,
  planList,
  receiptList,
  visitList,
} from './work-windows.ts';

const os = implement(engineContract);

/** The lists of plans, dunning, approvals, visits and cash over all accounts, and the key figures. */
export function workRoutes(services: EngineServices) {
  return {
    plans: {
      watch: os.plans.watch.handler(({ input, signal }) =>
        watchList(services, planRowKey, () => planList(services, input), signal),
      ),
    },
    dunning: dunningRoutes(services),
    approvals: {
      watch: os.approvals.watch.handler(({ input, signal }) =>
        watchList(services, approvalRowKey, () => approvalList(services, input), signal),
      ),
    },
    visits: {
      watch: os.visits.watch.handler(({ input, signal }) =>
        watchList(services, visitRowKey, () => visitList(services, input), signal),
      ),
    },
    cash: {
      watch: os.cash.watch.handler(({ input, signal }) =>
        watchList(services, receiptRowKey, () => receiptList(services, input), signal),
      ),
      report: os.cash.report.handler(({ signal }) =>
        watchValue(services, ['worklist', 'outbox', 'session'], () => cashReport(services), signal),
      ),
    },
    credit: {
      watch: os.credit.watch.handler(({ input, signal }) =>
        watchList(services, creditRowKey, () => creditList(services, input), signal),
      ),
    },
    figures: {
      watch: os.figures.watch.handler(({ signal }) =>
        watchList(services, noKey, () => dashboard(services), signal),
      ),
      asOf: os.figures.asOf.handler(({ input, signal }) => figuresAsOf(services, input.asOf, signal)),
      items: os.figures.items.handler(({ input }) => figureItemsPart(services, input)),
    },
  };
}

function dunningRoutes(services: EngineServices) {
  return {
    watch: os.dunning.watch.handler(({ input, signal }) =>
      watchList(services, dunningRowKey, () => dunningList(services, input), signal),
    ),
    notices: os.dunning.notices.handler(({ input, signal }) =>
      watchList(services, noticeRowKey, () => noticeList(services, input), signal),
    ),
    counts: os.dunning.counts.handler(({ signal }) =>
      watchValue(services, ['worklist', 'session'], () => dunningCounts(services), signal),
    ),
  };
}

/** The key figures have no rows. */
function noKey(row: never): string {
  return row;
}
