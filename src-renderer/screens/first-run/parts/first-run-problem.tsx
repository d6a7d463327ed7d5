import { Alert } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';

/** What came of the last try; nothing where nothing is wrong. */
export function FirstRunProblem({ text }: { readonly text: string | null }) {
  if (text === null) return null;
  return (
    <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
      {text}
    </Alert>
  );
}
