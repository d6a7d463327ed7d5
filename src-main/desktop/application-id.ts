/**
 * By which Windows and macOS know the program: shortcuts, managed preferences, the signature. It can never change once
 * something has been installed under it; an organisation that builds packages of its own sets its own here.
 */
export const applicationId = 'example.duebook.desktop';
