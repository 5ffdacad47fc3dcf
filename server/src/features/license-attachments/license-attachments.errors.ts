import { AppError, invalidField } from '../../platform/http/app-error.js';
import { attachmentExtensions } from './attachment-files.rules.js';

const allowed = attachmentExtensions.join(', ');

/** 415: files of this kind are not taken. */
export function attachmentTypeRefused(name: string): AppError {
  const message = `“${name}” is of a kind that is not taken. Attach one of ${allowed}; put others into a zip.`;
  return new AppError('attachment.type-refused', 415, message, {
    errors: [{ field: 'file', code: 'attachment.type-refused', message }],
  });
}

/** 422: the content is not what the name says. */
export function attachmentContentMismatch(name: string): AppError {
  const message = `The content of “${name}” is not what its name says. Give it the right ending, or save it again.`;
  return invalidField('file', 'attachment.content-mismatch', message);
}

/** 422: there is nothing in the file. */
export function attachmentEmpty(name: string): AppError {
  return invalidField('file', 'attachment.empty', `“${name}” is empty. Is it still being written?`);
}

/** 422: another ending would make another kind of file of it. */
export function attachmentKindChanged(): AppError {
  const message = 'A file keeps the ending of its name: its content does not change.';
  return invalidField('name', 'attachment.kind-changed', message);
}

/** 409: the license has as many files as it can have. */
export function attachmentsTooMany(most: number): AppError {
  const message = `A license has at most ${most} attachments. Delete one that is not needed any more, or put several into a zip.`;
  return new AppError('attachment.too-many', 409, message, { extra: { most } });
}
