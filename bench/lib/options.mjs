/** What may be said behind the name of a benchmark: `--devices 10000 --seed 2`. */
import { parseArgs } from 'node:util';

export function options() {
  const { values } = parseArgs({
    options: {
      devices: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      repeats: { type: 'string', default: '5' },
      licenses: { type: 'string', default: '500' },
      seconds: { type: 'string', default: '600' },
    },
  });
  return {
    devices: Number(values.devices),
    seed: Number(values.seed),
    repeats: Number(values.repeats),
    licenses: Number(values.licenses),
    seconds: Number(values.seconds),
  };
}
