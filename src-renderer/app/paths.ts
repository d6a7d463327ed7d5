/** Where a person signs in again while a session is still there, or as somebody else. */
export const signInPath = '/sign-in';
