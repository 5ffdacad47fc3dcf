import { Component, input, output, signal } from '@angular/core';

import { Icon } from '../../ui/icon/icon';
import { type Upload, acceptedFiles, formatBytes } from './attachments.rules';

/** Takes files that are dropped or chosen, and shows those on their way. */
@Component({
  selector: 'app-attachment-drop',
  imports: [Icon],
  template: `
    <div
      class="zone"
      [class.over]="over()"
      (dragover)="hover($event)"
      (dragleave)="over.set(false)"
      (drop)="drop($event)"
    >
      <app-icon name="upload" />
      <span class="ways">
        <ng-container i18n>Drop files here, or</ng-container>
        <button type="button" class="link" (click)="picker.click()" i18n>choose files</button>
      </span>
      <span class="muted small" i18n>PDF, office documents, images, text, mails, zip</span>
      <input #picker type="file" multiple hidden [accept]="accepted" (change)="choose(picker)" />
    </div>
    @if (uploads().length > 0) {
      <ul aria-label="Uploads" i18n-aria-label>
        @for (upload of uploads(); track upload.id) {
          <li>
            <app-icon [name]="upload.failure === null ? 'file' : 'alert'" />
            <span class="name">{{ upload.file.name }}</span>
            @if (upload.failure; as failure) {
              <span class="failure" role="alert">{{ failure }}</span>
              <button
                type="button"
                class="button button-icon button-quiet"
                [attr.aria-label]="dismissLabel"
                (click)="dismissed.emit(upload.id)"
              >
                <app-icon name="close" [size]="14" />
              </button>
            } @else {
              <progress max="1" [value]="upload.share" [attr.aria-label]="upload.file.name"></progress>
              <span class="muted small size">{{ size(upload) }}</span>
            }
          </li>
        }
      </ul>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
    }
    .zone {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      justify-content: center;
      padding: 14px var(--space-4);
      border: 1px dashed var(--border-control);
      border-radius: var(--radius-large);
      color: var(--text-muted);
      text-align: center;
    }
    .ways {
      display: inline-flex;
      gap: 0.3em;
    }
    .over {
      border-color: var(--accent);
      background: var(--accent-soft);
    }
    ul {
      display: flex;
      flex-direction: column;
      gap: 2px;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 10px;
      align-items: center;
      min-height: 32px;
    }
    .name {
      flex: 0 1 auto;
      min-width: 0;
      overflow-wrap: anywhere;
    }
    .failure {
      flex: 1 1 200px;
      color: var(--danger);
    }
    progress {
      flex: 1 1 120px;
      height: 6px;
      accent-color: var(--accent);
    }
    .size {
      flex: none;
    }
  `,
})
export class AttachmentDrop {
  readonly uploads = input.required<readonly Upload[]>();
  /** Files that were dropped or chosen. */
  readonly added = output<readonly File[]>();
  /** A failed one was taken off the list. */
  readonly dismissed = output<number>();

  protected readonly accepted = acceptedFiles;
  protected readonly over = signal(false);
  protected readonly dismissLabel = $localize`Dismiss`;

  protected size({ file, share }: Upload): string {
    return share >= 1 ? $localize`Checking…` : formatBytes(file.size);
  }

  protected hover(event: DragEvent): void {
    if (event.dataTransfer?.types.includes('Files') !== true) return;
    event.preventDefault();
    this.over.set(true);
  }

  protected drop(event: DragEvent): void {
    event.preventDefault();
    this.over.set(false);
    this.#add([...(event.dataTransfer?.files ?? [])]);
  }

  protected choose(picker: HTMLInputElement): void {
    this.#add([...(picker.files ?? [])]);
    // The same file can be chosen again.
    picker.value = '';
  }

  #add(files: readonly File[]): void {
    if (files.length > 0) this.added.emit(files);
  }
}
