import type { TestServer } from '../../platform/testing/test-server.js';
import { alertsOf, judged } from '../alerts/alerts.factory.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { billAndCredit } from '../billing-invoices/billing-invoices-world.factory.js';
import { anInvoice } from '../billing-exports/billing-rows.factory.js';
import { aNotice, tell } from '../notifications/notifications.factory.js';
import {
  allocationsOf,
  closedSoftware,
  holdersOf,
  knownSoftware,
  must,
  type World,
  type WorldPlace,
} from './non-interference-world.factory.js';

/** Random changes, of closed organizations alone. */
export class ClosedChanges {
  private readonly own: { id: number; path: string }[];
  private readonly tokens: string[] = [];
  /** What was done, for whoever looks for the change that told. */
  readonly told: string[] = [];

  constructor(
    private readonly server: TestServer,
    private readonly world: World,
    private readonly random: () => number,
  ) {
    this.own = world.charged.map((id) => ({ id, path: `/licenses/${id}` }));
  }

  private readonly actions: [string, () => Promise<unknown>][] = [
    ['report an inventory', () => this.report()],
    ['report an inventory', () => this.report()],
    ['change a device', () => this.changeDevice()],
    ['decommission or reactivate a device', () => this.toggleDevice()],
    ['create and delete a device', () => this.createDevice()],
    ['create a person', () => this.createPerson()],
    ['change a person', () => this.changePerson()],
    ['create a location, or take it out of use', () => this.createLocation()],
    ['rename an organization', () => this.renameOrganization()],
    ['archive and restore an organization', () => this.archive()],
    ['create a license', () => this.createLicense()],
    ['change a license', () => this.changeLicense()],
    ['buy, enter keys and papers', () => this.buy()],
    ['delete a license', () => this.deleteLicense()],
    ['give seats of a shared license', () => this.giveSeats()],
    ['end seats of a shared license', () => this.endSeats()],
    ['except from a shared license', () => this.except()],
    ['allocate of a shared license', () => this.allocate()],
    ['use more than there is, and acknowledge it', () => this.overUse()],
    ['change what a role may do', () => this.changeRole()],
    ['change what a technician may do', () => this.changeTechnician()],
    ['make and revoke tokens', () => this.makeToken()],
    ['bill and credit', () => billAndCredit(this.server, this.pick(this.world.closed))],
    ['charge and export', () => this.exportInvoice()],
    ['tell people', () => this.tell()],
  ];

  /** Every kind of change once, in any order, and then some. */
  async run(extra: number): Promise<void> {
    const order = this.actions.map((action) => ({ action, at: this.random() })).sort((a, b) => a.at - b.at);
    const all = [...order.map(({ action }) => action), ...Array.from({ length: extra }, () => this.pick(this.actions))];
    for (const [name, change] of all) {
      this.told.push(name);
      await change();
    }
  }

  private get place(): WorldPlace {
    return this.pick(this.world.closed);
  }

  private pick<T>(values: readonly T[]): T {
    const value = values[Math.floor(this.random() * values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  }

  private ask(method: 'post' | 'put' | 'patch' | 'delete' | 'get', path: string, body?: object) {
    return must(this.server, method, path, body);
  }

  private report() {
    const { id: organizationId, locations, name } = this.place;
    const device = this.random() < 0.5 ? `${this.pick(['a', 'm'])}-${name}` : uniqueName('reported');
    const titles = [...knownSoftware, ...closedSoftware, uniqueName('Unheard of')].filter(() => this.random() < 0.5);
    const software = titles.map((title) => ({
      name: title,
      publisher: this.pick(['Adobe', 'Closed Inc.']),
      version: '9.1',
    }));
    const reported = { externalId: device, organizationId, locationId: locations[0], name: device, software };
    return this.ask('post', '/inventory', { devices: [reported] });
  }

  private changeDevice() {
    const { devices, locations } = this.place;
    const body = { name: uniqueName('device'), locationId: this.pick(locations), tags: ['secret', uniqueName('tag')] };
    return this.ask('patch', `/devices/${this.pick(devices).id}`, body);
  }

  private toggleDevice() {
    const what = this.pick(['decommission', 'reactivate']);
    return this.ask('post', `/devices/${this.pick(this.place.devices).id}/${what}`);
  }

  private async createDevice() {
    const { id: organizationId, locations } = this.place;
    const body = { name: uniqueName('PC'), organizationId, locationId: locations[0], deviceClass: 'SERVER' };
    const { id } = await this.ask('post', '/devices', body);
    // One that never held a seat can be deleted; others stay.
    await this.server.as('delete', `/devices/${id}`);
  }

  private createPerson() {
    const { id: organizationId } = this.place;
    const name = uniqueName('Person');
    const email = `${name.replace(' ', '.')}@closed.test`;
    const roleIds = this.world.roles.filter(() => this.random() < 0.5);
    return this.ask('post', '/people', { kind: 'END_USER', name, email, organizationId, roleIds });
  }

  private changePerson() {
    const [person] = this.place.people;
    const roleIds = this.world.roles.filter(() => this.random() < 0.5);
    return this.ask('patch', `/people/${person?.id}`, { name: uniqueName('Renamed'), roleIds });
  }

  private async createLocation() {
    const path = `/organizations/${this.place.id}/locations`;
    const { id } = await this.ask('post', path, { name: uniqueName('Location') });
    await this.ask('patch', `${path}/${id}`, { address: 'A secret address' });
    if (this.random() < 0.5) await this.ask('delete', `${path}/${id}`);
    else await this.ask('post', `${path}/${id}/archive`);
  }

  private renameOrganization() {
    const [, second] = this.world.closed;
    const name = uniqueName(this.pick(['AAA', 'Lantern', 'Zzz']));
    return this.ask('patch', `/organizations/${second?.id}`, { name, description: uniqueName('text') });
  }

  private async archive() {
    const path = `/organizations/${this.place.id}`;
    await this.ask('post', `${path}/archive`);
    await this.ask('post', `${path}/restore`);
  }

  private async createLicense() {
    const closed = this.world.closed.map(({ id }) => id);
    const organizationIds = this.random() < 0.5 ? closed : closed.slice(0, 1);
    const [type, assignmentMode] = this.pick([
      ['CUSTOM', null],
      ['PER_DEVICE', 'MANUAL'],
      ['PER_DEVICE', 'AUTOMATIC'],
    ]);
    const name = uniqueName(this.pick(['Aardvark', 'Medium', 'Zebra']));
    const scope = { global: false, organizationIds };
    const body = { name, type, assignmentMode, scope, quantity: 7, tags: ['secret'] };
    const { id } = await this.ask('post', '/licenses', body);
    this.own.push({ id, path: `/licenses/${id}` });
    if (assignmentMode === 'MANUAL') {
      await this.ask('post', `/licenses/${id}/assignments`, holdersOf(this.world.closed.slice(0, 1), 'DEVICE'));
    }
  }

  private async changeLicense() {
    if (this.own.length === 0) await this.createLicense();
    const { path } = this.pick(this.own);
    await this.ask('patch', path, { name: uniqueName('Renamed'), description: 'x', tags: [uniqueName('tag')] });
  }

  private async buy() {
    if (this.own.length === 0) await this.createLicense();
    const { path } = this.pick(this.own);
    const body = { purchasedOn: '2026-02-01', quantityDelta: 2, kind: 'PURCHASE' };
    await this.ask('post', `${path}/purchases`, body);
    await this.ask('post', `${path}/keys`, { value: uniqueName('KEY'), label: 'Closed' });
    const paper = Buffer.from('%PDF-1.7\n%%EOF\n');
    await this.server.as('post', `${path}/attachments`).attach('file', paper, { filename: 'closed.pdf' }).expect(201);
  }

  private async deleteLicense() {
    const gone = this.own.pop();
    if (gone !== undefined) await this.ask('delete', gone.path);
  }

  private async giveSeats() {
    const { id, kind } = this.pick(this.world.shared.filter(({ automatic }) => !automatic));
    const holders = holdersOf(this.world.closed, kind, Math.floor(this.random() * 4));
    const seats = { ...holders, seats: 1 + Math.floor(this.random() * 3) };
    const answer = await this.ask('post', `/licenses/${id}/assignments`, seats);
    const given = answer.created?.[0];
    if (given === undefined) return;
    const key = { value: uniqueName('KEY'), label: 'Of a seat', assignmentId: given.id };
    await this.ask('post', `/licenses/${id}/keys`, key);
  }

  private async endSeats() {
    const { id } = this.pick(this.world.shared.filter(({ automatic }) => !automatic));
    const organizations = this.world.closed.map((each) => `organizationId=${each.id}`).join('&');
    const { items } = await this.ask('get', `/licenses/${id}/assignments?active=true&${organizations}`);
    const seats: { id: number }[] = items;
    if (seats.length > 0) await this.ask('delete', `/licenses/${id}/assignments/${this.pick(seats).id}`);
  }

  /** Of a license of closed organizations, and in a closed organization of a shared one. */
  private async overUse() {
    const { id: organizationId } = this.place;
    const name = uniqueName('Overused');
    const scope = { global: false, organizationIds: [organizationId] };
    const made = await this.ask('post', '/licenses', { name, type: 'CUSTOM', scope, quantity: 1, usage: 5 });
    this.own.push({ id: made.id, path: `/licenses/${made.id}` });
    const shared = this.world.shared.filter(({ automatic, kind }) => !automatic && kind === 'DEVICE');
    const seats = { ...holdersOf(this.world.closed, 'DEVICE', 1), seats: 60 };
    for (const { id } of shared) await this.ask('post', `/licenses/${id}/assignments`, seats);
    await judged(this.server, [made.id, ...shared.map(({ id }) => id)]);
    const [alert] = await alertsOf(this.server, made.id);
    await this.ask('post', `/alerts/${alert?.id}/acknowledge`, { note: 'Secret' });
  }

  private async except() {
    const { id, kind } = this.pick(this.world.shared.filter(({ automatic }) => automatic));
    const { include, exclude } = await this.ask('get', `/licenses/${id}/exceptions`);
    const closed = Object.values(holdersOf(this.world.closed, kind)).flat();
    const named = (rows: { id: number; note: string }[]) =>
      rows.filter((each) => !closed.includes(each.id)).map((each) => ({ kind, id: each.id, note: each.note }));
    const wanted = closed.filter(() => this.random() < 0.6).map((each) => ({ kind, id: each, note: 'closed' }));
    await this.ask('put', `/licenses/${id}/exceptions`, {
      include: named(include),
      exclude: [...named(exclude), ...wanted],
    });
  }

  private allocate() {
    const { id } = this.pick(this.world.shared);
    const { open, closed } = this.world;
    const shares = [...allocationsOf(open, 4), ...allocationsOf(closed, 1 + Math.floor(this.random() * 9))];
    return this.ask('put', `/licenses/${id}/allocations`, shares);
  }

  private grants(): object[] {
    const { open, closed } = this.world;
    const overrides = open.map(({ id }) => ({ organizationId: id, level: 'UPDATE' }));
    const others = closed.map(({ id }) => ({ organizationId: id, level: this.pick(['VIEW', 'CREATE', 'FULL']) }));
    return [{ area: 'DEVICES', defaultLevel: 'NONE', organizationOverrides: [...overrides, ...others] }];
  }

  private changeRole() {
    return this.ask('patch', `/technician-roles/${this.world.technicianRoles[0]}`, { permissions: this.grants() });
  }

  private changeTechnician() {
    const { technicians, closed } = this.world;
    const organizationOverrides = closed.map(({ id }) => ({ organizationId: id, level: this.pick(['VIEW', 'FULL']) }));
    const permissions = [{ area: 'DEVICES', defaultLevel: 'NONE', organizationOverrides }];
    return this.ask('put', `/technicians/${technicians[1]}/permissions`, { permissions });
  }

  private tell() {
    const { open } = this.world;
    const closed = this.place;
    const audience = this.pick([
      { global: true },
      { global: false, organizationIds: [closed.id] },
      { global: false, organizationIds: [closed.id, ...open.map(({ id }) => id)] },
    ]);
    return tell(this.server, aNotice({ title: uniqueName('Told of Closed'), audience }));
  }

  private async makeToken() {
    const path = `/locations/${this.place.locations[0]}/enrollment-tokens`;
    const { id } = await this.ask('post', path);
    if (this.random() < 0.5) await this.ask('delete', `${path}/${id}`);
  }

  /** Also what was approved and not exported yet. */
  private async exportInvoice() {
    const charge = () => anInvoice(this.server.database, { organizationId: this.place.id, currency: 'KWD' });
    await charge();
    const invoiceIds = [(await charge()).id, (await charge()).id];
    await this.ask('post', '/billing/exports', { format: this.pick(['XERO', 'QUICKBOOKS']), invoiceIds });
  }
}
