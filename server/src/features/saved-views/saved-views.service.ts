import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.js';
import { technicianIdOf } from '../../platform/authentication/proofs.service.js';
import { type Actor, actorKey } from '../../platform/authorization/actor.js';
import { Authorization } from '../../platform/authorization/authorization.service.js';
import { Database } from '../../platform/database/database.js';
import type { Sql } from '../../platform/database/sql.js';
import { translateViolations } from '../../platform/database/violations.js';
import { Changes } from '../../platform/events/changes.js';
import { notFound } from '../../platform/http/app-error.js';
import type { RowList } from '../../platform/http/list.js';
import type { Unpaged } from '../../platform/http/list-query.js';
import { assertVersion } from '../../platform/http/versions.js';
import { auditedView } from './saved-views.audit.js';
import type {
  CreateSavedViewRequest,
  SavedViewListQuery,
  SavedViewResponse,
  UpdateSavedViewRequest,
} from './saved-views.dto.js';
import { tooManyViews, tooManyViewsInAll, viewNameTaken, viewOfAnother } from './saved-views.errors.js';
import { type HeldView, SavedViewsRepository, type ViewReader } from './saved-views.repository.js';
import { mayChangeView, mostViews, mostViewsOfTable, seesSharedViews, viewQueryOf } from './saved-views.rules.js';

/** Views of the panel's tables: those of a technician, and those that technicians share. */
@Injectable()
export class SavedViewsService {
  constructor(
    private readonly database: Database,
    private readonly authorization: Authorization,
    private readonly changes: Changes,
    private readonly audit: Audit,
    private readonly views: SavedViewsRepository,
  ) {}

  /** @throws AppError 403 `auth.technicians-only` for a program, here and below. */
  list(actor: Actor, query: Unpaged<SavedViewListQuery>): RowList<SavedViewResponse> {
    return this.views.list(this.visible(actor), readerOf(actor), query);
  }

  /** @throws AppError 404 when there is none that they see. */
  async get(actor: Actor, id: number): Promise<SavedViewResponse> {
    const view = await this.views.find(this.visible(actor), readerOf(actor), id);
    if (view === null) throw notFound('view');
    return view;
  }

  /** @throws AppError 409 `saved-view.name-taken`, 422 `saved-view.too-many`. */
  create(actor: Actor, request: CreateSavedViewRequest): Promise<SavedViewResponse> {
    const ownerId = technicianIdOf(actor);
    const { table, name, shared = false, isDefault = false } = request;
    return this.database.transaction(async () => {
      await this.views.holdOwner(ownerId);
      const { ofTable, all } = await this.views.countsOf(ownerId, table);
      if (ofTable >= mostViewsOfTable) throw tooManyViews();
      if (all >= mostViews) throw tooManyViewsInAll();
      const fields = { name, query: viewQueryOf(request.query), shared, isDefault };
      if (isDefault) await this.releaseDefault(actor, { ownerId, table });
      const id = await translateViolations(() => this.views.insert({ ownerId, tableKey: table, ...fields }), {
        saved_view_name_key: () => viewNameTaken(name),
      });
      await this.announce(actor, id, ownerId, shared);
      const after = { id, table, ...fields };
      await this.audit.recordFate(actor, auditedView, { what: 'created', before: null, after });
      return this.get(actor, id);
    });
  }

  /** @throws AppError 404, 403 for what is another's, 412 when `version` is stale, 409 `saved-view.name-taken`. */
  update(
    actor: Actor,
    id: number,
    request: UpdateSavedViewRequest,
    version: number | null,
  ): Promise<SavedViewResponse> {
    return this.database.transaction(async () => {
      const before = await this.hold(actor, id, version);
      // With which view somebody begins is theirs alone.
      if (request.isDefault !== undefined && before.ownerId !== technicianIdOf(actor)) throw viewOfAnother();
      const fields = { ...request, ...(request.query === undefined ? {} : { query: viewQueryOf(request.query) }) };
      if (request.isDefault === true && !before.isDefault) await this.releaseDefault(actor, before);
      await translateViolations(() => this.views.update(id, fields), {
        saved_view_name_key: () => viewNameTaken(request.name ?? before.name),
      });
      const after = { ...before, ...fields };
      await this.announce(actor, id, before.ownerId, before.shared || after.shared);
      await this.audit.recordFate(actor, auditedView, { what: 'updated', before, after });
      // An administrator does not see what they share no more.
      return this.views.held(readerOf(actor), id);
    });
  }

  /** @throws AppError 404, 403 for what is another's, 412. */
  delete(actor: Actor, id: number, version: number | null): Promise<void> {
    return this.database.transaction(async () => {
      const before = await this.hold(actor, id, version);
      await this.views.delete(id);
      await this.announce(actor, id, before.ownerId, before.shared);
      await this.audit.recordFate(actor, auditedView, { what: 'deleted', before, after: null });
    });
  }

  /** The owner is held before the view, as by everybody who changes one. */
  private async hold(actor: Actor, id: number, version: number | null): Promise<HeldView> {
    const technicianId = technicianIdOf(actor);
    const visible = this.visible(actor);
    const reader = readerOf(actor);
    const ownerId = await this.views.ownerOf(visible, reader, id);
    if (ownerId !== null) await this.views.holdOwner(ownerId);
    const view = await this.views.lock(visible, reader, id);
    if (view === null) throw notFound('view');
    const { systemAdministrator } = actor.permissions;
    if (!mayChangeView(view, { technicianId, systemAdministrator })) throw viewOfAnother();
    assertVersion(view.version, version);
    return view;
  }

  private async releaseDefault(actor: Actor, { ownerId, table }: Pick<HeldView, 'ownerId' | 'table'>): Promise<void> {
    const before = await this.views.releaseDefault(ownerId, table);
    if (before === null) return;
    // With which view somebody begins is theirs alone.
    await this.announce(actor, before.id, ownerId, false);
    const after = { ...before, isDefault: false };
    await this.audit.recordFate(actor, auditedView, { what: 'updated', before, after });
  }

  /** The other windows of its owner hear of a view; of one that is shared also those who see it. */
  private async announce(actor: Actor, id: number, ownerId: number, shared: boolean): Promise<void> {
    const about = { topic: 'saved-views', ids: [id], organizationIds: null };
    await this.changes.publish({ ...about, subject: 'SavedView', owner: actorKey({ ...actor, id: ownerId }) });
    if (shared) await this.changes.publish({ ...about, subject: 'SharedView' });
  }

  private visible(actor: Actor): Sql {
    return this.authorization.visibleTo(actor, 'SavedView', 'v');
  }
}

/** Whoever views as a technician sees the views that those see; as a role, what is shared with it. */
function readerOf(actor: Actor): ViewReader {
  const own = technicianIdOf(actor);
  const seesShared = seesSharedViews(actor.permissions);
  if (actor.viewingAs === undefined) return { ownerId: own, seesShared };
  return { ownerId: actor.viewingAs.kind === 'TECHNICIAN' ? actor.viewingAs.id : null, seesShared };
}
