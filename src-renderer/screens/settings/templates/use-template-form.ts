import { useEffect, useState } from 'react';
import type { TemplateView } from '../../../../src-shared/contract/template-view.ts';
import type { DocumentTemplate } from '../../../../src-shared/domain/document-template/document-template.ts';
import { engineUnreachable, type Problem, problemOf } from '../../../app/problem.ts';
import { dropDraft, keepDraft, type TemplateDraft, useDrafts } from '../../../state/drafts.ts';
import { useEngineConnection } from '../../../state/engine-connection.ts';
import { draftOf, isUnchanged, type Problems, readDraft } from './template-draft.ts';

/** The organisation has one template, so there is one draft of it. */
const draftId = 'organisation';

export type TemplateForm = {
  readonly draft: TemplateDraft;
  /** Without what is wrong. */
  readonly template: DocumentTemplate;
  readonly problems: Problems;
  readonly isChanged: boolean;
  /** Somebody else has saved another since this one was begun. */
  readonly isOvertaken: boolean;
  readonly isSaving: boolean;
  readonly isSaved: boolean;
  readonly problem: Problem | null;
  readonly change: (changes: Partial<TemplateDraft>) => void;
  readonly save: () => void;
  /** Goes back to what is saved. */
  readonly discard: () => void;
  /** Goes on with what was typed, in the place of what somebody else has saved. */
  readonly overwrite: () => void;
};

/** What was typed into the template and not saved; it is kept over a restart. */
export function useTemplateForm(view: TemplateView): TemplateForm {
  const client = useEngineConnection((connection) => connection.client);
  const kept = useDrafts((drafts) => drafts.template[draftId]);
  const [isSaving, setIsSaving] = useState(false);
  const [savedVersion, setSavedVersion] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const draft = kept ?? draftOf(view);
  const { template, problems } = readDraft(draft);
  const save = async () => {
    setIsSaving(true);
    setProblem(null);
    try {
      if (client === null) throw engineUnreachable;
      await client.templates.save({ template, version: draft.version + 1 });
      setSavedVersion(draft.version + 1);
      keepDraft('template', draftId, { ...draft, version: draft.version + 1 });
    } catch (error) {
      setProblem(problemOf(error));
    }
    setIsSaving(false);
  };
  const isChanged = kept !== undefined && !isUnchanged(draft, view);
  // What was saved has come back, or it was taken back to what is there: nothing is left to keep.
  const isSettled = kept !== undefined && !isChanged && !isSaving && kept.version <= view.version;
  useEffect(() => {
    if (isSettled) dropDraft('template', draftId);
  }, [isSettled]);
  return {
    ...{ draft, template, problems, isSaving, problem, isChanged },
    isOvertaken: isChanged && draft.version < view.version,
    isSaved: savedVersion !== null && savedVersion <= view.version && !isChanged,
    change(changes) {
      setProblem(null);
      keepDraft('template', draftId, { ...draft, ...changes });
    },
    save: () => {
      if (!isSaving) void save();
    },
    discard() {
      setProblem(null);
      dropDraft('template', draftId);
    },
    overwrite() {
      setProblem(null);
      keepDraft('template', draftId, { ...draft, version: view.version });
    },
  };
}
