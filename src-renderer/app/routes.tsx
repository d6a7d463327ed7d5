import { Redirect, Route, Switch } from 'wouter';
import { Account } from '../screens/account/account.tsx';
import { Attention } from '../screens/attention/attention.tsx';
import { Disputes } from '../screens/disputes/disputes.tsx';
import { FollowUps } from '../screens/follow-ups/follow-ups.tsx';
import { Promises } from '../screens/promises/promises.tsx';
import { Settings } from '../screens/settings/settings.tsx';
import { Statement } from '../screens/statement/statement.tsx';
import { Worklist } from '../screens/worklist/worklist.tsx';
import { isWorklistFilter } from '../screens/worklist/worklist-filter.ts';
import { accountTabs } from './paths.ts';

/** Which screen an address shows. A screen of an account remounts for another account. */
export function Routes() {
  return (
    <Switch>
      <Route path="/account/:id/statement">
        {({ id }) => <Statement key={id} accountId={decodeURIComponent(id)} />}
      </Route>
      <Route path="/account/:id/:tab/:invoice">{accountOf}</Route>
      <Route path="/account/:id/:tab">{accountOf}</Route>
      <Route path="/account/:id">{accountOf}</Route>
      <Route path="/promises/:filter?">{({ filter }) => <Promises filter={filter} />}</Route>
      <Route path="/disputes/:filter?">{({ filter }) => <Disputes filter={filter} />}</Route>
      <Route path="/follow-ups/:filter?">{({ filter }) => <FollowUps filter={filter} />}</Route>
      <Route path="/attention">
        <Attention />
      </Route>
      <Route path="/settings">
        <Settings />
      </Route>
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

type AccountAddress = { readonly id: string; readonly tab?: string; readonly invoice?: string };

function accountOf({ id, tab, invoice }: AccountAddress) {
  return (
    <Account
      key={[id, tab, invoice].join('/')}
      accountId={decodeURIComponent(id)}
      tab={accountTabs.find((one) => one === tab) ?? 'invoices'}
      soughtInvoice={invoice === undefined ? null : decodeURIComponent(invoice)}
    />
  );
}
