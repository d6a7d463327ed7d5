import { Autocomplete, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { AmountField } from '../../components/amount-field.tsx';
import { nextActionDayChips } from '../../components/day-chips.ts';
import { useFormats } from '../formats.ts';
import { FormDayField } from '../forms/parts/form-day-field.tsx';
import { useSession } from '../session-context.ts';
import type { ActionField, TextField } from './action.ts';

type ActionInputProps<Field = ActionField> = {
  readonly field: Field;
  readonly value: string;
  readonly problem: string | null;
  readonly onValue: (value: string) => void;
  /** An amount was left: what is wrong with it may be said. */
  readonly onLeave: () => void;
};

/** One field of an action, by its kind. */
export function ActionInput({ field, value, problem, onValue, onLeave }: ActionInputProps) {
  const { locale } = useFormats();
  const { today } = useSession();
  switch (field.kind) {
    case 'text':
      return <TextInputOf {...{ field, value, problem, onValue }} />;
    case 'day':
      return (
        <FormDayField
          label={field.label}
          value={value === '' ? null : value}
          today={today}
          error={problem}
          chipsFor={nextActionDayChips}
          isOptional={field.isOptional === true}
          onValue={(date) => onValue(date ?? '')}
          onLeave={() => undefined}
        />
      );
    case 'amount':
      return (
        <AmountField
          label={field.label}
          text={value}
          currency={field.currency}
          locale={locale}
          error={problem}
          onText={onValue}
          onLeave={onLeave}
        />
      );
    case 'choice':
      return (
        <Select
          label={field.label}
          value={value === '' ? null : value}
          data={[...field.options]}
          allowDeselect={false}
          error={problem}
          comboboxProps={{ zIndex: 400 }}
          onChange={(chosen) => onValue(chosen ?? '')}
        />
      );
    case 'check':
      return (
        <Checkbox
          label={field.label}
          checked={value === 'yes'}
          onChange={(event) => onValue(event.currentTarget.checked ? 'yes' : '')}
        />
      );
  }
}

function TextInputOf({ field, value, problem, onValue }: Omit<ActionInputProps<TextField>, 'onLeave'>) {
  const { label, maxLength, suggestions } = field;
  const shared = { label, value, maxLength, error: problem };
  if (suggestions !== undefined) {
    const data = [...new Set(suggestions)];
    // Not with the dialog, whose first field has the focus: its list would cover the rest, and take the first Escape.
    const comboboxProps = { zIndex: 400 };
    return <Autocomplete {...shared} {...{ data, comboboxProps }} openOnFocus={false} onChange={onValue} />;
  }
  return field.isLong === true ? (
    <Textarea
      {...shared}
      autosize
      minRows={2}
      maxRows={8}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  ) : (
    <TextInput {...shared} onChange={(event) => onValue(event.currentTarget.value)} />
  );
}
