import { Suspense, useEffect } from 'react';
import { Redirect, Route, Switch } from 'wouter';
import { Worklist } from '../screens/worklist/worklist.tsx';
import { isWorklistFilter } from '../screens/worklist/worklist-filter.ts';
import { dayOfPath, versionOfPath } from './documents/document-path.ts';
import { readFiguresChoice } from './documents/figures-choice.ts';
import { loadAhead } from './later.ts';
import {
  Account,
  Accounts,
  Approvals,
  Attention,
  Cash,
  CashReportScreen,
  Credit,
  Dashboard,
  Disputes,
  DocumentScreen,
  Documents,
  Dunning,
  FiguresReportScreen,
  Focus,
  FollowUps,
  IssuedDocumentScreen,
  Notices,
  Plans,
  Promises,
  Settings,
  StatementScreen,
  Visits,
} from './later-screens.ts';
import { accountTabs, focusPath, readPart } from './paths.ts';

/** Which screen an address shows. A screen of an account remounts for another account. */
export function Routes() {
  useEffect(loadAhead, []);
  return (
    <Suspense fallback={null}>
      <ScreenOfAddress />
    </Suspense>
  );
}

function ScreenOfAddress() {
  return (
    <Switch>
      <Route path="/account/:id/statement">
        {({ id }) => <StatementScreen key={id} accountId={readPart(id)} kind="statement" />}
      </Route>
      <Route path="/account/:id/group-statement">
        {({ id }) => <StatementScreen key={id} accountId={readPart(id)} kind="group-statement" />}
      </Route>
      <Route path="/account/:id/receipt/:receipt">{receiptOf}</Route>
      <Route path="/account/:id/agreement/:plan/:version?">{agreementOf}</Route>
      <Route path="/account/:id/confirmation/:promise/:version">{confirmationOf}</Route>
      <Route path="/account/:id/acknowledgement/:dispute">{acknowledgementOf}</Route>
      <Route path="/account/:id/notice/:notice">{letterOf}</Route>
      <Route path="/account/:id/history/:from?/:to?">{historyOf}</Route>
      <Route path="/account/:id/:tab/:invoice">{accountOf}</Route>
      <Route path="/account/:id/:tab">{accountOf}</Route>
      <Route path="/account/:id">{accountOf}</Route>
      <Route path="/accounts/:filter?">{({ filter }) => <Accounts filter={filter} />}</Route>
      <Route path="/promises/:filter?">{({ filter }) => <Promises filter={filter} />}</Route>
      <Route path="/disputes/:filter?">{({ filter }) => <Disputes filter={filter} />}</Route>
      <Route path="/plans/:filter?">{({ filter }) => <Plans filter={filter} />}</Route>
      <Route path="/follow-ups/:filter?">{({ filter }) => <FollowUps filter={filter} />}</Route>
      <Route path="/issued/:document">
        {({ document }) => <IssuedDocumentScreen key={document} documentId={readPart(document)} />}
      </Route>
      <Route path="/documents/:filter?">{({ filter }) => <Documents filter={filter} />}</Route>
      <Route path="/dashboard/report/:asOf?/:daysBefore?">
        {({ asOf, daysBefore }) => <FiguresReportScreen choice={readFiguresChoice(asOf, daysBefore)} />}
      </Route>
      <Route path="/dashboard/:asOf?/:daysBefore?">
        {({ asOf, daysBefore }) => <Dashboard begun={readFiguresChoice(asOf, daysBefore)} />}
      </Route>
      <Route path="/dunning/notices/:filter?">{({ filter }) => <Notices filter={filter} />}</Route>
      <Route path="/dunning/:filter?">{({ filter }) => <Dunning filter={filter} />}</Route>
      <Route path="/credit/:filter?">{({ filter }) => <Credit filter={filter} />}</Route>
      <Route path="/approvals/:filter?">{({ filter }) => <Approvals filter={filter} />}</Route>
      <Route path="/visits/:date?">{({ date }) => <Visits date={date} />}</Route>
      <Route path="/cash/report">
        <CashReportScreen />
      </Route>
      <Route path="/cash/:filter?">{({ filter }) => <Cash filter={filter} />}</Route>
      <Route path={focusPath}>
        <Focus
          accountScreen={(id) => (
            <Account key={id} accountId={id} tab="invoices" soughtInvoice={null} isInWalk />
          )}
        />
      </Route>
      <Route path="/attention">
        <Attention />
      </Route>
      <Route path="/settings/:section?">{({ section }) => <Settings section={section} />}</Route>
      <Route path="/worklist/:filter">
        {({ filter }) => (isWorklistFilter(filter) ? <Worklist filter={filter} /> : <Redirect to="/" />)}
      </Route>
      <Route path="/">
        <Worklist filter="to-work" />
      </Route>
      <Route>
        <Redirect to="/" />
      </Route>
    </Switch>
  );
}

function receiptOf({ id, receipt }: { readonly id: string; readonly receipt: string }) {
  const [accountId, receiptId] = [readPart(id), readPart(receipt)];
  return <DocumentScreen key={receipt} subject={{ kind: 'receipt', accountId, receiptId }} />;
}

type AgreementAddress = { readonly id: string; readonly plan: string; readonly version?: string };

function agreementOf({ id, plan, version }: AgreementAddress) {
  const [accountId, planId] = [readPart(id), readPart(plan)];
  return (
    <DocumentScreen
      key={`${plan}/${version ?? ''}`}
      subject={{ kind: 'plan-agreement', accountId, planId, version: versionOfPath(version) }}
    />
  );
}

type ConfirmationAddress = { readonly id: string; readonly promise: string; readonly version: string };

function confirmationOf({ id, promise, version }: ConfirmationAddress) {
  const [accountId, promiseId] = [readPart(id), readPart(promise)];
  return (
    <DocumentScreen
      key={`${promise}/${version}`}
      subject={{ kind: 'promise-confirmation', accountId, promiseId, version: versionOfPath(version) ?? 1 }}
    />
  );
}

function acknowledgementOf({ id, dispute }: { readonly id: string; readonly dispute: string }) {
  const [accountId, disputeId] = [readPart(id), readPart(dispute)];
  return <DocumentScreen key={dispute} subject={{ kind: 'dispute-acknowledgement', accountId, disputeId }} />;
}

function letterOf({ id, notice }: { readonly id: string; readonly notice: string }) {
  const [accountId, noticeId] = [readPart(id), readPart(notice)];
  return <DocumentScreen key={notice} subject={{ kind: 'dunning-letter', accountId, noticeId }} />;
}

type HistoryAddress = { readonly id: string; readonly from?: string; readonly to?: string };

/** Another period is another document on the same screen: what was chosen there stays. */
function historyOf({ id, from, to }: HistoryAddress) {
  const subject = { accountId: readPart(id), from: dayOfPath(from), to: dayOfPath(to) };
  return <DocumentScreen key={id} subject={{ kind: 'account-history', ...subject }} />;
}

type AccountAddress = { readonly id: string; readonly tab?: string; readonly invoice?: string };

function accountOf({ id, tab, invoice }: AccountAddress) {
  return (
    <Account
      key={[id, tab, invoice].join('/')}
      accountId={readPart(id)}
      tab={accountTabs.find((one) => one === tab) ?? 'invoices'}
      soughtInvoice={invoice === undefined ? null : readPart(invoice)}
    />
  );
}
