import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './amount-field.module.css';
import { formatAmountText, readAmountText } from './amount-text.ts';

export type AmountFieldProps = {
  /** What was typed, as typed: a field that is not an amount yet is kept, not corrected. */
  readonly text: string;
  readonly currency: string;
  readonly locale: string;
  readonly label: string;
  readonly isLabelHidden?: boolean;
  readonly error?: ReactNode;
  /** The error stands in the room below the field, without moving what follows. */
  readonly hasErrorBelow?: boolean;
  /** Takes the focus when its form opens. */
  readonly isFirst?: boolean;
  readonly onText: (text: string) => void;
  /** The field was left: what is wrong with it may be said. */
  readonly onLeave?: () => void;
};

/** A field for an amount of money in the decimal notation of the language. No float is ever made of it. */
export function AmountField(props: AmountFieldProps) {
  const tidy = () => {
    const amountMinor = readAmountText(props.text, props.currency, props.locale);
    if (amountMinor === undefined || amountMinor < 0) return;
    const tidied = formatAmountText(amountMinor, props.currency, props.locale);
    if (tidied !== props.text) props.onText(tidied);
  };
  return (
    <TextInput
      classNames={{
        root: styles.root ?? '',
        input: styles.input ?? '',
        section: styles.currency ?? '',
        ...(props.hasErrorBelow === true ? { error: styles.errorBelow ?? '' } : {}),
      }}
      {...(props.isLabelHidden === true ? { 'aria-label': props.label } : { label: props.label })}
      value={props.text}
      inputMode="decimal"
      autoComplete="off"
      rightSection={props.currency}
      rightSectionWidth={48}
      rightSectionPointerEvents="none"
      data-autofocus={props.isFirst === true ? true : undefined}
      error={props.error}
      onChange={(event) => props.onText(event.currentTarget.value)}
      onBlur={() => {
        tidy();
        props.onLeave?.();
      }}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}
