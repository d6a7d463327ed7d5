import { TextInput } from '@mantine/core';
import { type ReactNode, useRef, useState } from 'react';
import styles from './amount-field.module.css';
import { AmountQuestion } from './amount-question.tsx';
import { formatAmountText } from './amount-text.ts';
import { pastedAmount, readAmount } from './read-amount.ts';
import { useAmountProblem } from './use-amount-problem.ts';

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
  /** Says that it may not be left empty. */
  readonly isRequired?: boolean;
  readonly onText: (text: string) => void;
  /** The field was left: what is wrong with it may be said. */
  readonly onLeave?: () => void;
};

/**
 * A field for an amount of money, typed in the notation of the language or pasted in that of anywhere. What can mean
 * two amounts is asked about, what is of another currency is refused; no float is ever made of it.
 */
export function AmountField(props: AmountFieldProps) {
  const { text, currency, locale } = props;
  const input = useRef<HTMLInputElement>(null);
  const [isBeingTyped, setIsBeingTyped] = useState(false);
  const reading = readAmount(text, currency, locale);
  const isTold = !isBeingTyped || isSaid(props.error);
  const question = isTold && reading.kind === 'question' ? reading.choices : null;
  const problem = useAmountProblem(reading, currency, isSaid(props.error));
  const write = (amountMinor: number) => props.onText(formatAmountText(amountMinor, currency, locale));
  const tidy = () => {
    if (reading.kind !== 'amount' || reading.amountMinor < 0) return;
    if (formatAmountText(reading.amountMinor, currency, locale) !== text) write(reading.amountMinor);
  };
  const error =
    question === null ? (
      ((isTold ? problem : null) ?? props.error)
    ) : (
      <AmountQuestion
        choices={question}
        currency={currency}
        locale={locale}
        onChoice={(amountMinor) => {
          write(amountMinor);
          input.current?.focus();
        }}
      />
    );
  return (
    <TextInput
      ref={input}
      classNames={{
        root: styles.root ?? '',
        input: styles.input ?? '',
        section: styles.currency ?? '',
        ...(props.hasErrorBelow === true && question === null ? { error: styles.errorBelow ?? '' } : {}),
      }}
      {...(props.isLabelHidden === true ? { 'aria-label': props.label } : { label: props.label })}
      required={props.isRequired === true}
      value={text}
      inputMode="decimal"
      autoComplete="off"
      rightSection={currency}
      rightSectionWidth={48}
      rightSectionPointerEvents="none"
      data-autofocus={props.isFirst === true ? true : undefined}
      error={error}
      onChange={(event) => {
        setIsBeingTyped(true);
        props.onText(event.currentTarget.value);
      }}
      onPaste={(event) => {
        const field = event.currentTarget;
        const isWhole = (field.selectionEnd ?? 0) - (field.selectionStart ?? 0) === text.length;
        if (!isWhole) return;
        event.preventDefault();
        setIsBeingTyped(false);
        props.onText(pastedAmount(event.clipboardData.getData('text/plain'), currency, locale));
      }}
      onBlur={() => {
        setIsBeingTyped(false);
        tidy();
        props.onLeave?.();
      }}
      onFocus={(event) => event.currentTarget.select()}
    />
  );
}

function isSaid(error: ReactNode): boolean {
  return error !== undefined && error !== null && error !== false && error !== '';
}
