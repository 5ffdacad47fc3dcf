import { Injectable, inject, signal } from '@angular/core';

import { licenseAttachmentsAdd } from '../../api/license-attachments';
import { Api } from '../../core/api/api';
import { Problem } from '../../core/problem/problem';
import { problemMessage } from '../../core/problem/problem-message';
import { Toasts } from '../../core/toasts';
import { type Upload, changed } from './attachments.rules';

/** Files on their way to a license, one after the other. Leaving the page does not stop them. */
@Injectable()
export class AttachmentUploads {
  readonly #api = inject(Api);
  readonly #toasts = inject(Toasts);
  #lastId = 0;
  #line: Promise<void> = Promise.resolve();

  readonly #uploads = signal<readonly Upload[]>([]);
  /** Those on their way, and those that were not taken. */
  readonly uploads = this.#uploads.asReadonly();

  /** Sends files. @param done is called after each one that was taken */
  add(licenseId: number, files: Iterable<File>, done: () => void): void {
    for (const file of files) {
      this.#lastId += 1;
      const id = this.#lastId;
      this.#uploads.update((uploads) => [...uploads, { id, file, share: 0, failure: null }]);
      this.#line = this.#line.then(() => this.#send(licenseId, id, file, done));
    }
  }

  /** Takes one that failed off the list. */
  dismiss(id: number): void {
    this.#uploads.update((uploads) => uploads.filter((upload) => upload.id !== id));
  }

  async #send(licenseId: number, id: number, file: File, done: () => void): Promise<void> {
    const form = new FormData();
    form.append('file', file);
    const progress = (share: number): void => this.#uploads.update((uploads) => changed(uploads, id, { share }));
    try {
      const { name } = await this.#api.send(
        { ...licenseAttachmentsAdd(licenseId, { file }), body: form },
        { progress },
      );
      this.dismiss(id);
      this.#toasts.done($localize`${name}:name: was attached.`);
      done();
    } catch (error) {
      const failure = problemMessage(Problem.of(error));
      this.#uploads.update((uploads) => changed(uploads, id, { failure }));
    }
  }
}
