import { useFormats } from '../../../app/formats.ts';
import { readyValue, useLiveView } from '../../../app/use-live-view.ts';
import { useTranslation } from '../../../components/translation.tsx';
import { contactRuleLines } from '../contact-rule-lines.ts';
import { Panel } from '../parts/panel.tsx';
import { RuleCard } from '../parts/rule-card.tsx';

/** A1: who may be contacted when and how often, and which law or house rule says so. */
export function ContactRules() {
  const { t } = useTranslation();
  const formats = useFormats();
  const view = readyValue(
    useLiveView((client, signal) => client.device.contactRules(undefined, { signal }), 'contact-rules'),
  );
  return (
    <Panel title={t('settings.section.contact-rules')} text={t('settings.contactText')}>
      {view?.rules.map((rule) => (
        <RuleCard key={rule.id} words={contactRuleLines(rule, t, formats)} />
      ))}
      {view?.rules.length === 0 ? <p role="status">{t('settings.contactNone')}</p> : null}
      <RuleCard
        words={{
          title: t('contactRule.do-not-contact'),
          source: t('settings.contactPersonal'),
          lines: [t('settings.contactDoNot'), t('settings.contactConsent')],
        }}
      />
    </Panel>
  );
}
