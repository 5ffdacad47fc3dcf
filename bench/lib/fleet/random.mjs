/**
 * Numbers that look random and are the same for the same seed (sfc32, by Chris Doty-Humphrey). Not for secrets.
 */
export class Random {
  #a;
  #b;
  #c;
  #counter = 1;

  /** @param {number} seed @param {number} stream numbers of one seed that have nothing to do with each other */
  constructor(seed, stream = 0) {
    this.#a = seed | 0;
    this.#b = stream | 0;
    this.#c = Math.floor(stream / 2 ** 32) | 0;
    for (let round = 0; round < 12; round++) this.#next();
  }

  #next() {
    const sum = (((this.#a + this.#b) | 0) + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = ((this.#c << 21) | (this.#c >>> 11)) + sum;
    this.#c |= 0;
    return sum >>> 0;
  }

  /** From 0 up to, and never, 1. */
  share() {
    return this.#next() / 2 ** 32;
  }

  /** A whole number from 0 up to, and never, `end`. @param {number} end */
  below(end) {
    return Math.floor(this.share() * end);
  }

  /** True so often. @param {number} probability */
  chance(probability) {
    return this.share() < probability;
  }

  /** @template T @param {readonly T[]} values @returns {T} */
  of(values) {
    const value = values[this.below(values.length)];
    if (value === undefined) throw new Error('There is nothing to pick from.');
    return value;
  }
}
