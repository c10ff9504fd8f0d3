/**
 * node compile_lexicons.mjs RELEASE OUT: compiles the lexicons of a release with the engine's own code, each part into `OUT/<part>.bin`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { toBytes } from '../../../extension/detect/compiled.js';
import { withNames } from '../../../extension/detect/judge.js';
import { partOf, partsOf } from '../../../extension/detect/languages.js';
import { compileLexicons } from '../../../extension/detect/lexicon.js';
import { Names } from '../../../extension/detect/names.js';

const [release, out] = process.argv.slice(2);
const { detection } = JSON.parse(JSON.parse(readFileSync(release, 'utf8')).payload);
mkdirSync(out, { recursive: true });
const lexicons = withNames(detection);
for (const part of partsOf(lexicons)) {
  const signals = new Names(), langs = new Names();
  const compiled = compileLexicons(partOf(lexicons, part), signals, langs);
  writeFileSync(join(out, `${part}.bin`), toBytes(compiled, signals.names, langs.names));
}
