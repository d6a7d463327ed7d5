import { type ComponentName, personalComponents } from './component.ts';
import { addExact } from './exact.ts';
import { type CountFigure, countOf, type Figure, type Values } from './figure.ts';
import { quotient } from './figure-value.ts';

/**
 * Workload and results of one person, whatever the currency. What they carry is of the as-of date, everything else of the
 * period. Contacts and promises are those of whoever made and took them, so that managers who call are in it too; the
 * overdue amount and the cash, which have a currency, go with the accounts and stand beside the currency's figures.
 */
export type PersonFigures = {
  readonly personId: string;
  /** Accounts of theirs of which something was open. */
  readonly carried: CountFigure;
  /** Calls, visits, letters and so on, inbound ones too. */
  readonly contacts: CountFigure;
  /** Of the contacts those at which who decides was reached. */
  readonly rightParty: CountFigure;
  /** As that of the team: outbound attempts at which who decides was reached ÷ all of them. */
  readonly rightPartyContactRate: Figure;
  readonly promises: CountFigure;
  /** Of the promises that they took and that fell due in the period. */
  readonly kept: CountFigure;
  /** Broken, or kept in part. */
  readonly notKept: CountFigure;
  readonly keptRate: Figure;
};

/** The figures of everybody who carries accounts, made contacts or took promises, in order of their ids. */
export function teamFigures(counts: Values): PersonFigures[] {
  return peopleIn(counts).map((personId) => {
    const of = (name: ComponentName): CountFigure => countOf(counts, `${name}/${personId}`);
    const [contacts, rightParty] = [of('person.contacts'), of('person.rightParty')];
    const [attempts, reached] = [of('person.attempts'), of('person.attemptsReached')];
    const [kept, notKept] = [of('person.kept'), of('person.notKept')];
    return {
      personId,
      carried: of('carried'),
      contacts,
      rightParty,
      rightPartyContactRate: {
        value: quotient(reached.count, attempts.count, 'no-attempts'),
        components: [...reached.components, ...attempts.components],
      },
      promises: of('person.promises'),
      kept,
      notKept,
      keptRate: {
        value: quotient(kept.count, addExact(kept.count, notKept.count), 'no-promise-fell-due'),
        components: [...kept.components, ...notKept.components],
      },
    };
  });
}

function peopleIn(counts: Values): readonly string[] {
  const people = new Set<string>();
  for (const key of counts.keys()) {
    const name = personalComponents.find((one) => key.startsWith(`${one}/`));
    if (name !== undefined) people.add(key.slice(name.length + 1));
  }
  return [...people].sort();
}
