import { Redirect, Route, Switch } from 'wouter';
import { Account } from '../screens/account/account.tsx';
import { Attention } from '../screens/attention/attention.tsx';
import { Settings } from '../screens/settings/settings.tsx';
import { Statement } from '../screens/statement/statement.tsx';
import { Worklist } from '../screens/worklist/worklist.tsx';
import { isWorklistFilter } from '../screens/worklist/worklist-filter.ts';

/** Which screen an address shows. A screen of an account remounts for another account. */
export function Routes() {
  return (
    <Switch>
      <Route path="/account/:id/statement">
        {({ id }) => <Statement key={id} accountId={decodeURIComponent(id)} />}
      </Route>
      <Route path="/account/:id">{({ id }) => <Account key={id} accountId={decodeURIComponent(id)} />}</Route>
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
