import { Location } from '@angular/common';
import { Injectable, Injector, type Signal, computed, inject, signal } from '@angular/core';
import {
  DefaultUrlSerializer,
  NavigationEnd,
  NavigationStart,
  Router,
  UrlSerializer,
  type UrlTree,
} from '@angular/router';

/** Name of the query parameter, the same as the API's filter. */
export const organizationParameter = 'organizationId';

/**
 * The organization that the whole panel is narrowed to; `null` for all of them. The address holds it, on every page and in
 * every link, so that a link shows what its sender saw.
 */
@Injectable({ providedIn: 'root' })
export class OrganizationScope {
  readonly #injector = inject(Injector);
  readonly #location = inject(Location);
  readonly #organizationId = signal<number | null>(organizationIn(location.search));

  readonly organizationId: Signal<number | null> = this.#organizationId.asReadonly();
  /** The same as a filter of list operations. */
  readonly ids: Signal<number[] | undefined> = computed(() => {
    const id = this.#organizationId();
    return id === null ? undefined : [id];
  });

  /** Follows the address where it changes without a link of ours: the back button, and the first page. */
  follow(): void {
    this.#router.events.subscribe((event) => {
      if (event instanceof NavigationStart && event.navigationTrigger === 'popstate') {
        this.#organizationId.set(organizationIn(this.#location.path().split('?')[1] ?? ''));
      } else if (event instanceof NavigationEnd) {
        this.#organizationId.set(organizationIn(event.urlAfterRedirects.split('?')[1] ?? ''));
      }
    });
  }

  /** Narrows the panel, staying on the page that is open. List pages start over, because their rows change. */
  async choose(organizationId: number | null): Promise<void> {
    this.#organizationId.set(organizationId);
    const tree = this.#router.parseUrl(this.#router.url);
    const { [organizationParameter]: _organization, page: _page, ...rest } = tree.queryParams;
    tree.queryParams = organizationId === null ? rest : { ...rest, [organizationParameter]: organizationId };
    await this.#router.navigateByUrl(tree);
  }

  // Asked for late: the router needs the serializer below, which needs this service.
  get #router(): Router {
    return this.#injector.get(Router);
  }
}

/** Writes the scope into every address that the panel makes. */
@Injectable()
export class ScopedUrlSerializer extends DefaultUrlSerializer implements UrlSerializer {
  readonly #scope = inject(OrganizationScope);

  override serialize(tree: UrlTree): string {
    const organizationId = this.#scope.organizationId();
    const hasPanelPath = tree.root.hasChildren();
    if (organizationId === null || !hasPanelPath || tree.queryParams[organizationParameter] !== undefined) {
      return super.serialize(tree);
    }
    const { queryParams } = tree;
    tree.queryParams = { ...queryParams, [organizationParameter]: organizationId };
    const url = super.serialize(tree);
    tree.queryParams = queryParams;
    return url;
  }
}

/** The organization in a query; `null` without a usable one. */
export function organizationIn(query: string): number | null {
  const id = Number(new URLSearchParams(query).get(organizationParameter));
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
