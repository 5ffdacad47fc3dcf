import { Injectable, inject } from '@angular/core';

import type { PersonResponse } from '../../api/model';
import { organizationsGet } from '../../api/organizations';
import { peopleDelete, peopleInvite, peopleUpdate } from '../../api/people';
import { Api } from '../../core/api/api';
import { OrganizationScope } from '../../core/organization-scope';
import { Toasts } from '../../core/toasts';
import { Confirmations, Dialogs } from '../../ui/dialog';

/** What can be done with a person, wherever one is shown. */
@Injectable({ providedIn: 'root' })
export class PersonActions {
  readonly #api = inject(Api);
  readonly #confirmations = inject(Confirmations);
  readonly #dialogs = inject(Dialogs);
  readonly #scope = inject(OrganizationScope);
  readonly #toasts = inject(Toasts);

  /**
   * Adds a person; of a technician who is invited it shows the link.
   *
   * @param id the organization to begin with; the one that the panel is narrowed to when left out
   */
  async add(id = this.#scope.organizationId()): Promise<PersonResponse | undefined> {
    try {
      const organization = id === null ? null : await this.#api.send(organizationsGet(id));
      const created = await this.#dialogs.open(() => import('./person-form').then((m) => m.PersonForm), {
        person: null,
        organization,
      });
      if (created && 'invitationUrl' in created && created.invitationUrl !== undefined) {
        await this.#showLink(created.name, created.invitationUrl);
      }
      return created;
    } catch (error) {
      this.#toasts.failed(error);
      return undefined;
    }
  }

  async edit(person: PersonResponse): Promise<PersonResponse | undefined> {
    const saved = await this.#dialogs.open(() => import('./person-form').then((m) => m.PersonForm), { person });
    if (saved) this.#toasts.done($localize`${saved.name}:name: was saved.`);
    return saved;
  }

  /** Makes a new one-time link and shows it. */
  async invite({ id, name, invitationPending }: PersonResponse): Promise<boolean> {
    let url = '';
    const invited = await this.#confirmations.ask({
      title: $localize`Make a new link for ${name}:name:?`,
      message: invitationPending
        ? $localize`Links that were made before stop working.`
        : $localize`With it ${name}:name: can choose a new password, for instance when the old one was lost. Links that were made before stop working.`,
      confirmLabel: $localize`Make link`,
      run: async () => {
        url = (await this.#api.send(peopleInvite(id))).invitationUrl;
      },
    });
    if (invited) await this.#showLink(name, url);
    return invited;
  }

  /** Keeps a technician from signing in, or lets them in again. */
  async turn({ id, name, version, active }: PersonResponse): Promise<boolean> {
    const done = await this.#confirmations.ask({
      title: active ? $localize`Deactivate ${name}:name:?` : $localize`Reactivate ${name}:name:?`,
      message: active
        ? $localize`All sessions end now, and signing in is refused. License seats stay.`
        : $localize`Signing in works again, with the permissions from before.`,
      confirmLabel: active ? $localize`Deactivate` : $localize`Reactivate`,
      danger: active,
      run: () => this.#api.send(peopleUpdate(id, { active: !active }), { ifMatch: version }),
    });
    if (done) {
      this.#toasts.done(
        active ? $localize`${name}:name: was deactivated.` : $localize`${name}:name: can sign in again.`,
      );
    }
    return done;
  }

  async delete({ id, name, version, kind }: PersonResponse): Promise<boolean> {
    const deleted = await this.#confirmations.ask({
      title: $localize`Delete ${name}:name:?`,
      message:
        kind === 'TECHNICIAN'
          ? $localize`Only somebody who never held a license seat can be deleted. Any other technician is deactivated, so that the history stays.`
          : $localize`Only somebody who never held a license seat can be deleted, so that the history stays.`,
      confirmLabel: $localize`Delete`,
      danger: true,
      run: () => this.#api.send(peopleDelete(id), { ifMatch: version }),
    });
    if (deleted) this.#toasts.done($localize`${name}:name: was deleted.`);
    return deleted;
  }

  async #showLink(name: string, invitationUrl: string): Promise<void> {
    await this.#dialogs.open(() => import('./invitation-link').then((m) => m.InvitationLink), { name, invitationUrl });
  }
}
