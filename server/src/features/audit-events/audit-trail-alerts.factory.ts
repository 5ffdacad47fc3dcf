import { aLicenseToJudge, alertsOf, judged } from '../alerts/alerts.factory.js';
import { aManualLicense, giveSeats } from '../assignments/assignments.factory.js';
import { aDevice } from '../devices/devices.factory.js';
import { aLocation } from '../locations/locations.factory.js';
import type { TrailCase } from './audit-trail.factory.js';

/** What became of an alert that somebody acknowledged. */
const acknowledged = (note: string) => ({
  before: { state: 'OPEN', ...(note === '' ? {} : { note: '' }) },
  after: { state: 'ACKNOWLEDGED', ...(note === '' ? {} : { note }) },
});

/** Alerts open and resolve by themselves: what somebody does is to acknowledge them. */
export const alertCases: TrailCase[] = [
  {
    operation: 'alerts.acknowledge',
    repeats: true,
    async run({ server, send }) {
      const license = await aLicenseToJudge(server, { usage: 11 });
      await judged(server, [license.id]);
      const [alert] = await alertsOf(server, license.id);
      await send('post', `/alerts/${alert?.id}/acknowledge`, { note: 'Ordered.' });
      return [
        { action: 'alert.acknowledged', subjectType: 'Alert', subjectId: alert?.id, ...acknowledged('Ordered.') },
      ];
    },
  },
  {
    operation: 'alerts.acknowledge',
    when: 'it is of one organization',
    repeats: true,
    async run({ server, send }) {
      const place = await aLocation(server.database);
      const { organizationId } = place;
      const license = await aManualLicense(server);
      const shares = [{ organizationId, quantity: 1 }];
      await server.as('put', `${license.path}/allocations`).send(shares).expect(200);
      await giveSeats(server, license, [await aDevice(server.database, { location: place })], { seats: 2 });
      await judged(server, [license.id]);
      const [alert] = await alertsOf(server, license.id);
      await send('post', `/alerts/${alert?.id}/acknowledge`);
      const about = { subjectType: 'Alert', subjectId: alert?.id, organizationId };
      return [{ action: 'alert.acknowledged', ...about, ...acknowledged('') }];
    },
  },
  {
    operation: 'alerts.reopen',
    repeats: true,
    async run({ server, send }) {
      const license = await aLicenseToJudge(server, { usage: 11 });
      await judged(server, [license.id]);
      const [alert] = await alertsOf(server, license.id);
      await server.as('post', `/alerts/${alert?.id}/acknowledge`).send({ note: 'By mistake.' }).expect(200);
      await send('post', `/alerts/${alert?.id}/reopen`);
      const { before, after } = acknowledged('By mistake.');
      return [{ action: 'alert.reopened', subjectType: 'Alert', subjectId: alert?.id, before: after, after: before }];
    },
  },
];
