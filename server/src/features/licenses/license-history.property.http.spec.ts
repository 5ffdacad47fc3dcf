import { afterAll, beforeAll, expect, it } from 'vitest';
import { sql } from '../../platform/database/sql.js';
import { startTestServer, type TestServer } from '../../platform/testing/test-server.js';
import { uniqueName } from '../../platform/testing/unique.js';
import { aDevice, type BuiltDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import { randomFrom } from '../reconciliation/fleet-workers.factory.js';
import { daysBefore, LicenseHistoryModel } from './license-history.factory.js';
import type { UsageOfDay } from './license-usage-series.dto.js';

const knownDays = 40;
const steps = 60;

let server: TestServer;
let today: string;
beforeAll(async () => {
  server = await startTestServer();
  today = Temporal.Now.plainDateISO('UTC').toString();
});
afterAll(() => server.close());

interface Played {
  path: string;
  model: LicenseHistoryModel;
}

/** Plays a random history on three licenses: seats by hand, seats by rule, usage by hand. */
class Player {
  readonly licenses: Played[] = [];
  private devices: BuiltDevice[] = [];
  private readonly on = new Set<number>();
  private readonly tag = uniqueName('on');

  constructor(
    private readonly random: () => number,
    private readonly places: readonly { id: number; organizationId: number }[],
  ) {}

  async start(): Promise<void> {
    for (let index = 0; index < 8; index++) {
      this.devices.push(await aDevice(server.database, { location: this.pick(this.places) }));
    }
    const criteria = { all: [{ field: 'tag', operator: 'in', value: [this.tag] }] };
    const group = (
      await server
        .as('post', '/device-groups')
        .send({ name: `On ${this.random()}`, criteria })
        .expect(201)
    ).body;
    const kinds = [
      { type: 'PER_DEVICE', assignmentMode: 'MANUAL' },
      {
        type: 'PER_DEVICE',
        assignmentMode: 'AUTOMATIC',
        assignmentRule: { deviceGroups: { match: 'ANY', ids: [group.id] } },
      },
      { type: 'CUSTOM', usage: 3 },
    ];
    for (const kind of kinds) {
      const body = { name: `${kind.type} ${this.random()}`, quantity: 20, ...kind };
      const { id } = (await server.as('post', '/licenses').send(body).expect(201)).body;
      const model = new LicenseHistoryModel();
      model.purchases.push({ day: today, delta: 20 });
      if (kind.type === 'CUSTOM') model.usages.push({ day: today, usage: 3 });
      this.licenses.push({ path: `/licenses/${id}`, model });
    }
  }

  async step(): Promise<void> {
    const actions = [
      () => this.give(),
      () => this.give(),
      () => this.end(),
      () => this.edit(),
      () => this.edit(),
      () => this.move(),
      () => this.toggle(),
      () => this.buy(),
      () => this.setUsage(),
      () => this.letPass(),
    ];
    await this.pick(actions)();
  }

  private async give(): Promise<void> {
    const { path, model } = this.licenseAt(0);
    const deviceIds = this.devices.filter(() => this.random() < 0.3).map((device) => device.id);
    const body = { deviceIds, seats: 1 + this.below(3), assignedOn: daysBefore(today, this.below(10)) };
    const answer = await server.as('post', `${path}/assignments`).send(body).expect(201);
    for (const { id, holder } of answer.body.created) {
      const device = this.devices.find((each) => each.id === holder.id);
      const { seats, assignedOn } = body;
      model.seats.push({
        id,
        deviceId: holder.id,
        organizationId: device?.organizationId ?? 0,
        seats,
        assignedOn,
        endedOn: null,
      });
    }
  }

  private async end(): Promise<void> {
    const { path, model } = this.licenseAt(0);
    const held = model.seats.filter((seat) => seat.endedOn === null);
    if (held.length === 0) return;
    const seat = this.pick(held);
    await server.as('delete', `${path}/assignments/${seat.id}`).expect(204);
    seat.endedOn = today;
  }

  /** Changes the day of any seat, also one that has ended, and the seats of one that is held. */
  private async edit(): Promise<void> {
    const { path, model } = this.licenseAt(0);
    if (model.seats.length === 0) return;
    const seat = this.pick(model.seats);
    const assignedOn = daysBefore(today, this.below(knownDays));
    const seats = seat.endedOn === null ? 1 + this.below(4) : seat.seats;
    const answer = await server.as('patch', `${path}/assignments/${seat.id}`).send({ assignedOn, seats });
    expect([200, 422]).toContain(answer.status);
    if (answer.status === 200) Object.assign(seat, { assignedOn, seats });
  }

  private async move(): Promise<void> {
    const index = this.below(this.devices.length);
    const device = this.devices[index];
    const place = this.pick(this.places);
    if (device === undefined || place.organizationId === device.organizationId) return;
    const body = { organizationId: place.organizationId, locationId: place.id };
    await server.as('patch', `/devices/${device.id}`).send(body).expect(200);
    this.devices[index] = { ...device, organizationId: place.organizationId, locationId: place.id };
    for (const { model } of this.licenses) endSeatsOf(model, device.id);
    if (this.on.has(device.id)) this.begin(device.id, place.organizationId);
  }

  private async toggle(): Promise<void> {
    const device = this.pick(this.devices);
    const turnsOn = !this.on.has(device.id);
    await server
      .as('patch', `/devices/${device.id}`)
      .send({ tags: turnsOn ? [this.tag] : [] })
      .expect(200);
    if (turnsOn) {
      this.on.add(device.id);
      this.begin(device.id, device.organizationId);
    } else {
      this.on.delete(device.id);
      endSeatsOf(this.licenseAt(1).model, device.id);
    }
  }

  /** The rule gives a seat. */
  private begin(deviceId: number, organizationId: number): void {
    this.licenseAt(1).model.seats.push({ id: 0, deviceId, organizationId, seats: 1, assignedOn: today, endedOn: null });
  }

  private async buy(): Promise<void> {
    const { path, model } = this.pick(this.licenses);
    const purchase = { day: daysBefore(today, this.below(knownDays)), delta: this.below(31) - 15 };
    if (purchase.delta === 0) return;
    const body = { quantityDelta: purchase.delta, purchasedOn: purchase.day };
    const answer = await server.as('post', `${path}/purchases`).send(body);
    model.purchases.push(purchase);
    const ordered = model.possible;
    // Within a day the order of writing counts, so what is possible by its end may be refused.
    expect(answer.status === 422 || ordered).toBe(true);
    if (answer.status === 422) model.purchases.pop();
  }

  private async setUsage(): Promise<void> {
    const { path, model } = this.licenseAt(2);
    const usage = this.below(30);
    const { quantity } = (await server.as('get', path).expect(200)).body;
    await server.as('put', `${path}/quantity`).send({ quantity, usage }).expect(200);
    model.usages.push({ day: today, usage });
  }

  private async letPass(): Promise<void> {
    const days = 1 + this.below(4);
    await server.database.transaction(async () => {
      for (const statement of [
        sql`UPDATE assignment SET assigned_on = assigned_on - ${days}::int, ended_on = ended_on - ${days}::int`,
        // By way of a time in which there are no days: a day may not be there twice.
        sql`UPDATE license_usage_day SET day = day - 100000`,
        sql`UPDATE license_usage_day SET day = day + 100000 - ${days}::int`,
        sql`UPDATE license_purchase SET purchased_on = purchased_on - ${days}::int`,
        sql`UPDATE license_usage_history SET changed_at = changed_at - make_interval(days => ${days}::int)`,
        sql`UPDATE license SET created_at = created_at - make_interval(days => ${days}::int)`,
      ]) {
        await server.database.query(statement);
      }
    });
    for (const { model } of this.licenses) model.letPass(days);
  }

  licenseAt(index: number): Played {
    const license = this.licenses[index];
    if (license === undefined) throw new Error(`There is no license ${index}.`);
    return license;
  }

  pick<T>(values: readonly T[]): T {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  }

  below(limit: number): number {
    return Math.floor(this.random() * limit);
  }
}

function endSeatsOf(model: LicenseHistoryModel, deviceId: number): void {
  for (const seat of model.seats) if (seat.deviceId === deviceId && seat.endedOn === null) seat.endedOn = today;
}

async function seriesOf(path: string, query: string): Promise<UsageOfDay[]> {
  return (await server.as('get', `${path}/usage-series?${query}`).expect(200)).body.items;
}

it.each([1, 2, 3, 4])('any day of a random history (%i) is as the naive model has it', async (seed) => {
  const places = [await aLocation(server.database), await aLocation(server.database), await aLocation(server.database)];
  const player = new Player(randomFrom(seed), places);
  await player.start();
  for (let step = 1; step <= steps; step++) {
    await player.step();
    if (step % 15 !== 0) continue;
    const from = daysBefore(today, 10 + player.below(120));
    const days = [...everyDay(from, today)];
    const { organizationId } = player.pick(places);
    for (const { path, model } of player.licenses) {
      const expected = (ids?: number[]) =>
        days.map((date) => ({ date, quantity: model.quantityOn(date), usage: model.usageOn(date, ids) }));
      expect(await seriesOf(path, `from=${from}&to=${today}`)).toEqual(expected());
      expect(await seriesOf(path, `from=${from}&organizationId=${organizationId}`)).toEqual(expected([organizationId]));
      const { quantity, usage } = (await server.as('get', path).expect(200)).body;
      expect({ date: today, quantity, usage }).toEqual(expected().at(-1));
      // A part of the range reads the same as the whole of it.
      const [first, last] = [player.below(days.length), player.below(days.length)].sort((a, b) => a - b);
      expect(await seriesOf(path, `from=${days[first ?? 0]}&to=${days[last ?? 0]}`)).toEqual(
        expected().slice(first, (last ?? 0) + 1),
      );
      for (const day of [player.pick(days), player.pick(days), today]) {
        const held = await server.as('get', `${path}/assignments?asOf=${day}&pageSize=200`).expect(200);
        const holders = held.body.items.map((seat: { holder: { id: number } }) => seat.holder.id);
        expect(holders.sort()).toEqual(
          model
            .heldOn(day)
            .map((seat) => seat.deviceId)
            .sort(),
        );
      }
    }
  }
});

function* everyDay(from: string, to: string): Generator<string> {
  for (let day = Temporal.PlainDate.from(from); day.toString() <= to; day = day.add({ days: 1 })) yield day.toString();
}
