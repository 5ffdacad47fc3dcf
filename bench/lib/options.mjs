/** What may be said behind the name of a benchmark: `--devices 10000 --seed 2`. */
import { parseArgs } from 'node:util';

/** @param {{ devices?: number, seconds?: number }} [usual] where it is not as large as it can be */
export function options({ devices = 100_000, seconds = 600 } = {}) {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: String(devices) },
      seed: { type: 'string', default: '1' },
      repeats: { type: 'string', default: '5' },
      licenses: { type: 'string', default: '500' },
      agreements: { type: 'string', default: '2000' },
      seconds: { type: 'string', default: String(seconds) },
    },
  });
  return {
    devices: Number(values.devices),
    seed: Number(values.seed),
    repeats: Number(values.repeats),
    licenses: Number(values.licenses),
    agreements: Number(values.agreements),
    seconds: Number(values.seconds),
  };
}
