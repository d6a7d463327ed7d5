import { IconSearch } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import { classNames } from '../../components/class-names.ts';
import { useTranslation } from '../../components/translation.tsx';
import styles from './palette.module.css';
import type { PaletteRow, PaletteSection } from './palette-row.ts';
import { useMark } from './use-mark.ts';
import { usePaletteSections } from './use-palette-sections.tsx';

const page = 8;
const stepsOfKey: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: page,
  PageUp: -page,
};

/** The field, and below it what it finds. */
export function PaletteContent({ onRun }: { onRun: (row: PaletteRow) => void }) {
  const { t } = useTranslation();
  const listId = useId();
  const [typed, setTyped] = useState('');
  const { sections, isAnswered } = usePaletteSections(typed);
  const mark = useMark(sections, { typed, isAnswered, run: onRun });
  const optionId = (id: string) => `${listId}/${id}`;
  const markedOption = mark.id === null ? undefined : optionId(mark.id);
  useEffect(() => {
    if (markedOption !== undefined)
      document.getElementById(markedOption)?.scrollIntoView({ block: 'nearest' });
  }, [markedOption]);
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps = stepsOfKey[event.key];
    if (event.nativeEvent.isComposing || event.key === 'Escape') return;
    if (event.key !== 'Enter') mark.forgetEnter();
    if (event.key === 'Enter') mark.enter();
    else if (steps !== undefined) mark.move(steps);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div className={styles.field}>
        <IconSearch size={18} aria-hidden="true" />
        <input
          data-autofocus
          role="combobox"
          aria-label={t('search.open')}
          aria-expanded="true"
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={markedOption}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          placeholder={t('palette.placeholder')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={onKey}
        />
      </div>
      <div className={styles.list} id={listId} role="listbox" aria-label={t('palette.results')}>
        {sections.map((section) => (
          <Section
            key={section.id}
            section={section}
            markedId={mark.id}
            optionId={optionId}
            onPoint={mark.point}
            onRun={onRun}
          />
        ))}
        {sections.length === 0 ? (
          <p className={styles.nothing} role="status">
            {isAnswered ? t('palette.nothing') : t('palette.searching')}
          </p>
        ) : null}
      </div>
      <p className={styles.help}>{t('palette.help')}</p>
    </>
  );
}

type SectionProps = {
  readonly section: PaletteSection;
  readonly markedId: string | null;
  readonly optionId: (id: string) => string;
  readonly onPoint: (id: string) => void;
  readonly onRun: (row: PaletteRow) => void;
};

function Section({ section, markedId, optionId, onPoint, onRun }: SectionProps) {
  const titleId = optionId(`${section.id}-title`);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options in a list, not of fields
    <div role="group" aria-labelledby={titleId}>
      <div id={titleId} className={styles.title}>
        {section.title}
      </div>
      {section.rows.map((row) => (
        // The keys of a list of options are those of its field, which keeps the focus.
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field's Enter runs the marked option
        <div
          key={row.id}
          id={optionId(row.id)}
          role="option"
          tabIndex={-1}
          aria-selected={row.id === markedId}
          aria-disabled={section.isStale === true}
          className={classNames(styles.row, row.id === markedId && styles.marked)}
          onPointerMove={() => (section.isStale === true ? undefined : onPoint(row.id))}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => (section.isStale === true ? undefined : onRun(row))}
        >
          {row.content}
        </div>
      ))}
    </div>
  );
}
