import { type NewSecret, useNewSecret } from '../../app/lock/use-new-secret.ts';
import { passwordProblems, placePasswordProblem } from './password-problems.ts';

/** Has the server change the password of the person who is signed in. */
export function useChangePassword(): NewSecret {
  return useNewSecret({
    check: passwordProblems,
    change: (client, { present, next }) => client.session.changePassword({ present, next }),
    place: placePasswordProblem,
  });
}
