import { expect } from 'vitest';
import type { ModelHolder } from './license-history-rules.factory.js';
import type { LicenseStage } from './license-history-stage.factory.js';

/** Random changes of what rules look at: places, devices and people. Each happens on the server and in memory. */
export class RandomFacts {
  constructor(private readonly stage: LicenseStage) {}

  readonly actions = [
    () => this.moveDevice(),
    () => this.moveDevice(),
    () => this.moveDevice(),
    () => this.tagDevice(),
    () => this.tagDevice(),
    () => this.retireDevice(),
    () => this.movePerson(),
    () => this.movePerson(),
    () => this.changeRoles(),
    () => this.changeRoles(),
    () => this.deactivateTechnician(),
    () => this.archiveOrganization(),
    () => this.archiveLocation(),
    () => this.archiveLocation(),
  ];

  private async moveDevice(): Promise<void> {
    const device = this.aDevice();
    const { id: locationId, organizationId } = this.stage.pick(this.stage.locations);
    const { archivedOrganizationIds, archivedLocationIds } = this.stage;
    const stays = device.locationId === locationId;
    const archived = archivedOrganizationIds.has(organizationId) || archivedLocationIds.has(locationId);
    const refused = archived && !stays;
    await this.send('patch', `/devices/${device.id}`, { organizationId, locationId }, refused ? 422 : 200);
    if (!refused) Object.assign(device, { organizationId, locationId });
  }

  private async tagDevice(): Promise<void> {
    const device = this.aDevice();
    const tags = this.stage.some([...this.stage.groupIds.keys()]);
    await this.send('patch', `/devices/${device.id}`, { tags }, 200);
    device.tags = tags;
  }

  private async retireDevice(): Promise<void> {
    const device = this.aDevice();
    // More often back than out, so that there is something to give seats to.
    const active = this.stage.random() < 0.7;
    await this.send('post', `/devices/${device.id}/${active ? 'reactivate' : 'decommission'}`, {}, 200);
    device.active = active;
  }

  private async movePerson(): Promise<void> {
    const person = this.aPerson((each) => each.personKind !== 'TECHNICIAN');
    const nowhere = person.personKind === 'CONTACT' && this.stage.random() < 0.3;
    const organizationId = nowhere ? null : this.stage.pick(this.stage.organizationIds);
    const archived = organizationId !== null && this.stage.archivedOrganizationIds.has(organizationId);
    const refused = archived && organizationId !== person.organizationId;
    await this.send('patch', `/people/${person.id}`, { organizationId }, refused ? 422 : 200);
    if (!refused) person.organizationId = organizationId;
  }

  private async changeRoles(): Promise<void> {
    const person = this.aPerson((each) => each.personKind !== 'CONTACT');
    if (person.personKind === 'END_USER') {
      person.roleIds = this.stage.some(this.stage.roleIds);
      await this.send('patch', `/people/${person.id}`, { roleIds: person.roleIds }, 200);
    } else {
      person.technicianRoleId = this.stage.pick([...this.stage.technicianRoleIds, null]);
      await this.send('patch', `/people/${person.id}`, { technicianRoleId: person.technicianRoleId }, 200);
    }
  }

  private async deactivateTechnician(): Promise<void> {
    const technician = this.aPerson((each) => each.personKind === 'TECHNICIAN');
    technician.active = !technician.active;
    await this.send('patch', `/people/${technician.id}`, { active: technician.active }, 200);
  }

  private async archiveOrganization(): Promise<void> {
    const id = this.stage.pick(this.stage.organizationIds);
    await this.archive(`/organizations/${id}`, id, this.stage.archivedOrganizationIds);
  }

  private async archiveLocation(): Promise<void> {
    const { id, organizationId } = this.stage.pick(this.stage.locations);
    await this.archive(`/organizations/${organizationId}/locations/${id}`, id, this.stage.archivedLocationIds);
  }

  /** Archives more seldom than it restores. */
  private async archive(path: string, id: number, archivedIds: Set<number>): Promise<void> {
    const archives = this.stage.random() < 0.35;
    await this.send('post', `${path}/${archives ? 'archive' : 'restore'}`, {}, 200);
    if (archives) archivedIds.add(id);
    else archivedIds.delete(id);
  }

  private async send(method: 'post' | 'patch', path: string, body: object, status: number): Promise<void> {
    const answer = await this.stage.server.as(method, path).send(body);
    expect(answer.status, `${method} ${path} ${JSON.stringify(body)}: ${JSON.stringify(answer.body)}`).toBe(status);
  }

  private aDevice(): ModelHolder {
    return this.stage.pick(this.stage.holdersOf('DEVICE'));
  }

  private aPerson(which: (person: ModelHolder) => boolean): ModelHolder {
    return this.stage.pick(this.stage.holdersOf('PERSON').filter(which));
  }
}
