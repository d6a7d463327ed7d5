import { Button, NumberInput, SegmentedControl } from '@mantine/core';
import { IconPhotoUp } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { type Logo, logoWidthBounds } from '../../../../src-shared/domain/document-template/letterhead.ts';
import { useFileDrop } from '../../../app/attachments/use-file-drop.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { type ReadLogo, readLogoFile } from './read-logo-file.ts';
import styles from './templates.module.css';

type LogoFieldProps = {
  readonly logo: Logo | null;
  readonly mayEdit: boolean;
  readonly onChange: (logo: Logo | null) => void;
};

/** The logo: chosen, dropped or pasted, and how wide and where it stands. */
export function LogoField({ logo, mayEdit, onChange }: LogoFieldProps) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<Extract<ReadLogo, { problem: string }>['problem'] | null>(null);
  const take = async ([file]: readonly File[]) => {
    if (file === undefined) return;
    const read = await readLogoFile(file);
    if ('problem' in read) return setProblem(read.problem);
    setProblem(null);
    onChange({ widthMm: logo?.widthMm ?? 45, side: logo?.side ?? 'left', png: read.png });
  };
  useFileDrop((files) => void take(files), mayEdit);
  return (
    <fieldset className={styles.group}>
      <legend>{t('templates.logo')}</legend>
      <div className={styles.logo}>
        <div className={styles.paper}>
          {logo === null ? (
            <span>{t('templates.noLogo')}</span>
          ) : (
            <img src={`data:image/png;base64,${logo.png}`} alt={t('templates.logo')} />
          )}
        </div>
        <div className={styles.stack}>
          <div className={styles.buttons}>
            <input
              ref={input}
              type="file"
              hidden
              accept="image/*"
              data-testid="choose-logo"
              onChange={(event) => {
                void take([...(event.currentTarget.files ?? [])]);
                event.currentTarget.value = '';
              }}
            />
            <Button
              size="xs"
              variant="default"
              disabled={!mayEdit}
              leftSection={<IconPhotoUp size={15} aria-hidden="true" />}
              onClick={() => input.current?.click()}
            >
              {t('templates.chooseLogo')}
            </Button>
            {logo === null ? null : (
              <Button size="xs" variant="default" disabled={!mayEdit} onClick={() => onChange(null)}>
                {t('templates.removeLogo')}
              </Button>
            )}
          </div>
          {logo === null ? (
            <p className={styles.quiet}>{t('templates.logoText')}</p>
          ) : (
            <div className={styles.buttons}>
              <NumberInput
                className={styles.width ?? ''}
                aria-label={t('templates.logoWidth')}
                suffix=" mm"
                min={logoWidthBounds.least}
                max={logoWidthBounds.most}
                clampBehavior="strict"
                allowDecimal={false}
                value={logo.widthMm}
                disabled={!mayEdit}
                onChange={(width) => {
                  if (typeof width === 'number' && width >= logoWidthBounds.least)
                    onChange({ ...logo, widthMm: width });
                }}
              />
              <SegmentedControl
                size="xs"
                aria-label={t('templates.logoSide')}
                disabled={!mayEdit}
                value={logo.side}
                data={(['left', 'right'] as const).map((value) => ({
                  value,
                  label: t(`templates.side.${value}`),
                }))}
                onChange={(side) => onChange({ ...logo, side: side === 'right' ? 'right' : 'left' })}
              />
            </div>
          )}
        </div>
      </div>
      <p role="alert" className={styles.problem}>
        {problem === null ? '' : t(`templates.logoProblem.${problem}`)}
      </p>
    </fieldset>
  );
}
