import { deviceCountText, licenseCountText, personCountText, seatCountText, titleCountText } from './counts';

describe('A count of things', () => {
  it.each([
    { text: deviceCountText, one: '1 device', many: '1,200 devices' },
    { text: personCountText, one: '1 person', many: '1,200 people' },
    { text: seatCountText, one: '1 seat', many: '1,200 seats' },
    { text: licenseCountText, one: '1 license', many: '1,200 licenses' },
    { text: titleCountText, one: '1 title as reported', many: '1,200 titles as reported' },
  ])('is told in words: $one', ({ text, one, many }) => {
    expect([text(1), text(1200)]).toEqual([one, many]);
  });
});
