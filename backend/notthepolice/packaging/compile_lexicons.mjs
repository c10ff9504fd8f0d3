/**
 * node compile_lexicons.mjs RELEASE OUT: compiles the lexicons of a release with the engine's own code, each part into `OUT/compiled/<part>.bin`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compilers } from '../../../extension/detect/parts.js';

const [release, out] = process.argv.slice(2);
const { detection } = JSON.parse(JSON.parse(readFileSync(release, 'utf8')).payload);
for (const [name, compile] of compilers(detection)) {
  const file = join(out, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, compile());
}
