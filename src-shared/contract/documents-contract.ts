import { eventIterator, oc, type } from '@orpc/contract';
import {
  type BatchFailures,
  type BatchView,
  batchFileQuerySchema,
  batchQuerySchema,
  newBatchSchema,
} from './document-batch.ts';
import { type MailWords, mailFileSchema, mailWordsQuerySchema } from './document-mail.ts';
import { documentRequestSchema, type RenderedDocument } from './document-request.ts';
import type { DueListUpdate } from './due-lists-view.ts';
import { errors } from './engine-errors.ts';
import { figuresReportSchema } from './figures-report.ts';
import {
  type DocumentCounts,
  documentListQuerySchema,
  type IssuedDocument,
  type IssuedPaper,
  issueAgainSchema,
  issuedDocumentQuerySchema,
  issueRequestSchema,
  type ListedDocument,
  type PaperAgain,
} from './issued-documents-view.ts';
import { type TemplateView, templatePreviewSchema, templateSaveSchema } from './template-view.ts';

/** Documents, how they look, and batches of them: a part of the engine's API for screens. */
export const documentsContract = {
  documents: {
    /** The register of what the team issued. */
    watch: oc.input(documentListQuerySchema).output(eventIterator(type<DueListUpdate<ListedDocument>>())),
    counts: oc.output(eventIterator(type<DocumentCounts>())),
    /** Null where there is none of this id. */
    issued: oc.input(issuedDocumentQuerySchema).output(eventIterator(type<IssuedDocument | null>())),
    /**
     * Issues a document from what the account holds now: it has its number, and is in the register when this answers.
     * The same input again is a copy. DOCUMENT_CHANGED where it is not what was seen, and whatever `render` has.
     */
    issue: oc.errors(errors).input(issueRequestSchema).output(type<IssuedPaper>()),
    /** The paper of an issued document, whatever the account holds now. DOCUMENT_NOT_HERE, DOCUMENT_FAILED. */
    paper: oc.errors(errors).input(issuedDocumentQuerySchema).output(type<PaperAgain>()),
    /** Issues what it said once more, as a copy. As `issue` and `paper`. */
    issueAgain: oc.errors(errors).input(issueAgainSchema).output(type<IssuedPaper>()),
    /** RECEIPT_NOT_FOUND, PLAN_NOT_FOUND, ACCOUNT_NOT_FOUND, DOCUMENT_FAILED. */
    render: oc.errors(errors).input(documentRequestSchema).output(type<RenderedDocument>()),
    /** The key figures on paper; of a day in the past they are computed first. SIGN_IN_NEEDED, DOCUMENT_FAILED. */
    renderReport: oc.errors(errors).input(figuresReportSchema).output(type<RenderedDocument>()),
    /** What a mail with a document says at first, in the document's language. As `render`, of an issued one as `paper`. */
    mailWords: oc.errors(errors).input(mailWordsQuerySchema).output(type<MailWords>()),
    /** A mail with a document as a file for a mail program. SIGN_IN_NEEDED, or why the device is locked. */
    mailFile: oc.errors(errors).input(mailFileSchema).output(type<Blob>()),
  },
  /** How the papers of the organisation look and what they say. */
  templates: {
    watch: oc.output(eventIterator(type<TemplateView>())),
    /** A paper of an account with a template that is not saved; the newest of its kind. What `render` may fail with. */
    preview: oc.errors(errors).input(templatePreviewSchema).output(type<RenderedDocument>()),
    /** Has the server write it for everybody: FORBIDDEN but for administrators, REFERENCE_CHANGED, OFFLINE. */
    save: oc.errors(errors).input(templateSaveSchema).output(type<void>()),
  },
  /**
   * Documents of many accounts: made in the background by the engine, kept until they are discarded, and continued after
   * a restart. A batch belongs to the person who started it; BATCH_NOT_FOUND for every other.
   */
  batches: {
    /** At once, however many documents it is. */
    start: oc.errors(errors).input(newBatchSchema).output(type<{ readonly batchId: string }>()),
    watch: oc.output(eventIterator(type<readonly BatchView[]>())),
    /** The first documents that could not be made, and how many those are. */
    failures: oc.input(batchQuerySchema).output(eventIterator(type<BatchFailures>())),
    continue: oc.errors(errors).input(batchQuerySchema).output(type<void>()),
    /** Documents that are begun are finished. */
    stop: oc.errors(errors).input(batchQuerySchema).output(type<void>()),
    /** Tries those that failed once more, and no others. */
    retry: oc.errors(errors).input(batchQuerySchema).output(type<void>()),
    /** Lets it go with its papers; the register keeps what was made. */
    discard: oc.errors(errors).input(batchQuerySchema).output(type<void>()),
    /** A file of what is made so far. DOCUMENT_FAILED. */
    file: oc
      .errors(errors)
      .input(batchFileQuerySchema)
      .output(type<{ readonly fileName: string; readonly file: Blob }>()),
  },
} as const;
