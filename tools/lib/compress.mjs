/** Packs what a server sends again and again, once, as small as it gets. */
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { listFiles } from './fingerprint.mjs';

const texts = /\.(css|html|js|json|svg|txt)$/;

/** Below this, what is packed is hardly smaller than what it was. */
const worthItBytes = 1024;

/** The best is 11, which takes twenty times as long for a few hundredths. */
const brotliQuality = 9;

/**
 * Writes a `.br` and a `.gz` beside every text file of a directory, for `preCompressed` of @fastify/static.
 * @param {string} directory
 */
export async function compressTexts(directory) {
  const files = listFiles(directory).filter((file) => texts.test(file) && statSync(file).size >= worthItBytes);
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      writeFileSync(`${file}.br`, await promisify(brotliCompress)(content, { params }));
      writeFileSync(`${file}.gz`, await promisify(gzip)(content, { level: 9 }));
    }),
  );
}
