import { ActionIcon, Button, Popover, TextInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconBookmark, IconPencil, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useId, useRef, useState } from 'react';
import type { SavedFilter } from '../../../../src-shared/contract/worklist-settings.ts';
import { mintId } from '../../../app/ids.ts';
import { ToastMessage } from '../../../components/toast-message.tsx';
import { useTranslation } from '../../../components/translation.tsx';
import { deleteFilter, saveFilter, useWorklistSettings } from '../../../state/worklist-settings.ts';
import styles from './saved-filters.module.css';

/** What a filter under a name keeps. */
export type FilterNow = Omit<SavedFilter, 'id' | 'name'>;

type SavedFiltersProps = {
  readonly now: FilterNow;
  readonly onApply: (filter: SavedFilter) => void;
};

const maxFilters = 100;

/** Filters under names of one's own: to go to, to add the present one, to rename, to delete. */
export function SavedFilters({ now, onApply }: SavedFiltersProps) {
  const { t } = useTranslation();
  const title = useId();
  const dropdown = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  const filters = useWorklistSettings(({ settings }) => settings.filters);
  const present = filters.find((one) => isSame(one, now));
  // What was pressed goes away with what it did: Escape and Tab go on from here.
  const keepFocus = () => dropdown.current?.focus();
  const words = present?.name ?? t('worklist.saved.title');
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      width={320}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <Button
          size="compact-sm"
          variant={present === undefined ? 'default' : 'light'}
          className={styles.menu ?? ''}
          leftSection={<IconBookmark size={14} aria-hidden="true" />}
          aria-label={words}
          title={words}
          onClick={() => setIsOpen(!isOpen)}
        >
          <span className={styles.present}>{words}</span>
        </Button>
      </Popover.Target>
      <Popover.Dropdown ref={dropdown} aria-labelledby={title}>
        <h2 id={title} className={styles.title}>
          {t('worklist.saved.title')}
        </h2>
        {filters.length === 0 ? <p className={styles.none}>{t('worklist.saved.none')}</p> : null}
        <ul className={styles.filters}>
          {filters.map((filter) => (
            <Saved
              key={filter.id}
              filter={filter}
              isPresent={filter === present}
              onApply={() => {
                setIsOpen(false);
                onApply(filter);
              }}
              onDone={keepFocus}
            />
          ))}
        </ul>
        {present === undefined && filters.length < maxFilters ? (
          <SaveNow now={now} onDone={keepFocus} />
        ) : null}
      </Popover.Dropdown>
    </Popover>
  );
}

function isSame({ id: _id, name: _name, ...filter }: SavedFilter, now: FilterNow): boolean {
  const written = (one: FilterNow) =>
    JSON.stringify(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)));
  return written(filter) === written(now);
}

function SaveNow({ now, onDone }: { now: FilterNow; onDone: () => void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    saveFilter({ id: mintId(), name: name.trim(), ...now });
    setName('');
    onDone();
  };
  return (
    <form className={styles.line} onSubmit={save}>
      <TextInput
        size="xs"
        label={t('worklist.saved.name')}
        value={name}
        maxLength={60}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Button size="xs" type="submit" disabled={name.trim() === ''}>
        {t('worklist.saved.save')}
      </Button>
    </form>
  );
}

type SavedProps = {
  readonly filter: SavedFilter;
  readonly isPresent: boolean;
  readonly onApply: () => void;
  /** It was renamed or deleted. */
  readonly onDone: () => void;
};

function Saved({ filter, isPresent, onApply, onDone }: SavedProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(null);
  const { name: before } = filter;
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (name !== null && name.trim() !== '') saveFilter({ ...filter, name: name.trim() });
    setName(null);
    onDone();
  };
  if (name !== null) {
    return (
      <li>
        <form className={styles.line} onSubmit={rename}>
          <TextInput
            size="xs"
            aria-label={t('worklist.saved.newName', { name: before })}
            value={name}
            maxLength={60}
            autoFocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button size="xs" type="submit">
            {t('worklist.saved.rename')}
          </Button>
        </form>
      </li>
    );
  }
  return (
    <li className={styles.line}>
      <button type="button" className={styles.apply} aria-pressed={isPresent} onClick={onApply}>
        {before}
      </button>
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={t('worklist.saved.renameOf', { name: before })}
        onClick={() => setName(before)}
      >
        <IconPencil size={15} aria-hidden="true" />
      </ActionIcon>
      <Delete filter={filter} onDone={onDone} />
    </li>
  );
}

function Delete({ filter, onDone }: Pick<SavedProps, 'filter' | 'onDone'>) {
  const { t } = useTranslation();
  const { id, name } = filter;
  const onDelete = () => {
    deleteFilter(id);
    onDone();
    const undo = () => {
      notifications.hide(id);
      saveFilter(filter);
    };
    notifications.show({
      id,
      message: (
        <ToastMessage
          message={t('worklist.saved.deleted', { name })}
          actions={[{ label: t('undo.label'), onAction: undo }]}
        />
      ),
      closeButtonProps: { 'aria-label': t('shell.close') },
    });
  };
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('worklist.saved.deleteOf', { name })}
      onClick={onDelete}
    >
      <IconTrash size={15} aria-hidden="true" />
    </ActionIcon>
  );
}
