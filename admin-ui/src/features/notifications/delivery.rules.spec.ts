import { mayResend, receiverOf } from './delivery.rules';

const channel = { id: 3, name: 'Ops' };

describe('sending again', () => {
  it.each(['PENDING', 'DELIVERED', 'FAILED'] as const)('can be done with what is %s', (state) => {
    expect(mayResend({ state, channel })).toBe(true);
    expect(mayResend({ state, channel: null })).toBe(true);
    expect(mayResend({ state, channel: { ...channel, id: null } })).toBe(false);
  });

  it.each(['DIGEST_WAITING', 'IN_DIGEST'] as const)('is the digest’s for what is %s', (state) => {
    expect(mayResend({ state, channel })).toBe(false);
  });
});

it('says who is told', () => {
  expect(receiverOf({ channel, address: null })).toBe('Ops');
  expect(receiverOf({ channel: null, address: 'it@acme.test' })).toBe('it@acme.test');
  expect(receiverOf({ channel, address: 'it@acme.test' })).toBe('it@acme.test · Ops');
});
