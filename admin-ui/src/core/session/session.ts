import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { Router } from '@angular/router';

import { authMe, authSignIn, authSignOut } from '../../api/auth';
import type { ActorResponse, SignInRequest } from '../../api/model';
import { Api } from '../api/api';
import { Problem } from '../problem/problem';

/** Where somebody without a session goes. */
export const signInPath = '/sign-in';

/** Where somebody sets up one-time codes. */
export const enrolmentPath = '/set-up-codes';

/** Requests that answer 401 as a matter of course: nothing has ended when they do. */
const signInAddresses = [authMe().url, '/api/v1/auth/sign-in', '/api/v1/setup'];

/** Tells the other tabs of this browser, which have the same session, that it looks with other permissions now. */
const sessionChannel = 'seatwise-session';

/** Who works with the panel. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #api = inject(Api);
  readonly #router = inject(Router);
  readonly #actor = signal<ActorResponse | null>(null);
  readonly #channel = new BroadcastChannel(sessionChannel);
  readonly #unreachable = signal<Problem | null>(null);

  /** The signed-in person or program; `null` without a session. */
  readonly actor = this.#actor.asReadonly();
  readonly signedIn = computed(() => this.#actor() !== null);
  /** Why nobody knows whether there is a session: the server did not say. */
  readonly unreachable = this.#unreachable.asReadonly();

  constructor() {
    this.#channel.addEventListener('message', () => void this.load());
    inject(DestroyRef).onDestroy(() => this.#channel.close());
  }

  /** Whether a technician is the one who is signed in: their own account is changed on My account. */
  isOwn(technicianId: number): boolean {
    const actor = this.#actor();
    return actor !== null && actor.kind === 'TECHNICIAN' && actor.id === technicianId;
  }

  /** Asks the server who is signed in. Called once before the first page. */
  async load(): Promise<void> {
    try {
      this.#actor.set((await this.#api.send(authMe())).actor);
      this.#unreachable.set(null);
    } catch (error) {
      const problem = Problem.of(error);
      this.#actor.set(null);
      this.#unreachable.set(problem.status === 401 ? null : problem);
    }
  }

  /** @throws {@link Problem} `auth.invalid-credentials`, or 429 after repeated failures */
  async signIn(credentials: SignInRequest): Promise<void> {
    this.#actor.set((await this.#api.send(authSignIn(credentials))).actor);
  }

  async signOut(): Promise<void> {
    await this.#api.send(authSignOut());
    this.#actor.set(null);
    await this.#router.navigateByUrl(signInPath);
  }

  /** Begins anew with a page, because the session looks with other permissions: nothing that was read before is kept. */
  restart(page: string): void {
    // A channel is of one origin: there is no other to name.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    this.#channel.postMessage('changed');
    location.assign(page);
  }

  /** Told by the interceptor that one-time codes are required now, and were not when the page was opened. */
  async enrolmentRequired(): Promise<void> {
    if (this.#actor() === null || this.#actor()?.mustEnrol === true) return;
    await this.load();
    await this.#router.navigate([enrolmentPath], { queryParams: { returnUrl: this.#router.url } });
  }

  /** Told by the interceptor that a request was answered "not signed in". */
  ended(address: string): void {
    if (this.#actor() === null || signInAddresses.some((known) => address.startsWith(known))) return;
    this.#actor.set(null);
    void this.#router.navigate([signInPath], { queryParams: { returnUrl: this.#router.url } });
  }
}
