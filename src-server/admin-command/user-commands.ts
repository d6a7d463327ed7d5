import { type Role, roles } from '../../src-shared/domain/organisation/actor.ts';
import { adminApi } from '../../src-shared/protocol/admin-api.ts';
import type { AdminCall, AdminCommand } from './admin-call.ts';
import { UsageFailure } from './admin-options.ts';
import { printRows } from './print-rows.ts';
import { findUser, readUsers } from './read-pages.ts';

/** Commands for users, by name. */
export const userCommands: Readonly<Record<string, AdminCommand>> = {
  'users list': {
    ...{ takes: '', about: 'Users with role, territories of a manager and whether they may sign in.' },
    ...{ nameCount: 0, options: [] },
    run: async (call) => {
      const users = await readUsers(call.session.call);
      printRows(call, users, ({ userName, name, role, active, territories, id }) => ({
        ...{ user: userName, name, role, active: active ? 'yes' : 'no' },
        ...{ territories: territories.join(', '), id },
      }));
      return 0;
    },
  },
  'users create': {
    takes: 'USER --role ROLE [--name NAME] [--territory T]... [--new-password-file FILE]',
    about: `A user. Roles: ${roles.join(', ')}; only managers have territories. Asks for the password.`,
    ...{ nameCount: 1, options: ['role', 'name', 'territory', 'new-password-file'], needed: ['role'] },
    run: createUser,
  },
  'users update': {
    takes: 'USER [--name NAME] [--role ROLE] [--territory T]... [--no-territories] [--active yes|no]',
    about: 'Changes what is given. With --active no the user is signed out everywhere.',
    ...{ nameCount: 1, options: ['name', 'role', 'territory', 'no-territories', 'active'] },
    run: updateUser,
  },
  'users reset-password': {
    ...{
      takes: 'USER [--new-password-file FILE]',
      about: 'Sets a password and signs the user out everywhere.',
    },
    ...{ nameCount: 1, options: ['new-password-file'] },
    run: resetPassword,
  },
};

async function createUser({ session, names: [userName = ''], values, say, readNewPassword }: AdminCall) {
  const { name = userName, territory: territories = [] } = values;
  const role = readRole(values.role ?? '');
  const password = await readNewPassword(userName);
  const { id } = await session.call(adminApi.createUser, { userName, name, role, territories, password });
  say(`Created ${role} ${userName} (${id}).`);
  return 0;
}

async function updateUser({ session, names: [wanted = ''], values, say }: AdminCall) {
  const { id, ...user } = findUser(await readUsers(session.call), wanted);
  const role = values.role === undefined ? user.role : readRole(values.role);
  const { name = user.name } = values;
  const active = values.active === undefined ? user.active : readYesNo(values.active);
  // Whoever is no manager any more has no team.
  const kept = role === 'manager' && values['no-territories'] !== true ? user.territories : [];
  const territories = values.territory ?? kept;
  await session.call(adminApi.updateUser, { id, name, role, active, territories });
  say(`Changed ${user.userName}: ${[role, active ? 'active' : 'inactive', ...territories].join(', ')}.`);
  return 0;
}

async function resetPassword({ session, names: [wanted = ''], say, readNewPassword }: AdminCall) {
  const { id, userName } = findUser(await readUsers(session.call), wanted);
  await session.call(adminApi.resetPassword, { userId: id, password: await readNewPassword(userName) });
  say(`${userName} has the new password and is signed out everywhere.`);
  return 0;
}

function readRole(text: string): Role {
  const role = roles.find((one) => one === text);
  if (role === undefined) throw new UsageFailure(`--role is one of ${roles.join(', ')}.`);
  return role;
}

function readYesNo(text: string): boolean {
  if (text !== 'yes' && text !== 'no') throw new UsageFailure('--active is yes or no.');
  return text === 'yes';
}
